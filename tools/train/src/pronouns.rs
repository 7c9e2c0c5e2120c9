//! Learning of the weights of the evidence for the antecedents of pronouns.
//!
//! A conditional logit over candidates and nobody. What evidence there is for a candidate depends on how earlier
//! pronouns were resolved, so the articles are weighed and learned from in several rounds, the first with weights
//! of nothing.

use crate::antecedents::{Article, Known, gap, ontogum};
use crate::error::{TrainError, write};
use crate::random::Random;
use onrecord_language::Document;
use onrecord_language::attribution::{Attribution, Context, Models, attributions};
use onrecord_language::coreference::{
    ANSWERS, FORMS, PronounWeights, SourceMention, Weighable, Weighing, answers, weighings,
};
use onrecord_language::lexemes::lexemes;
use onrecord_language::names::{Name, names};
use onrecord_language::tags::{Tag, tags};
use onrecord_models::{ATTRIBUTION_FIRST, ATTRIBUTION_LINK, ATTRIBUTION_SECOND, CLASSES, TAGGER};
use onrecord_text::{Bytes, SourceText, Span, Tokens};
use std::path::PathBuf;

/// How often the articles are weighed anew.
const ROUNDS: usize = 3;
const EPOCHS: usize = 16;
/// Step of `AdaGrad` (Duchi, Hazan & Singer 2011).
const RATE: f32 = 0.1;
/// Penalty on the square of a weight for each instance.
const PENALTY: f32 = 0.03;
/// Into how many parts the articles are divided for cross-validation.
const FOLDS: usize = 5;
/// What is written above the weights.
const HEADER: &str = "\
# Weights of the evidence for an antecedent. Columns: answer, weight for \"he\" and \"she\", for \"they\", for \"it\".
# Learned by `./dev train pronouns` (conditional logit, seed 1) from GAP development (Apache-2.0) and OntoGUM news,
# interview and speech (CC BY 4.0). 2026-11. Set by hand on development articles are the shares of belief that an antecedent
# needs (`BELIEF` and `WHOLE` in `coreference/weights.rs`) and what is believed before learning of the source of a statement
# that spoke last (`PRIORS` in `tools/train/src/pronouns.rs`).
";

/// Where the corpora are.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Folder with `gap-development.tsv` and `ontogum/*.conllu`
    #[arg(long)]
    coref: PathBuf,
    /// Seed of the order in which pronouns are seen
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder for the weights
    #[arg(long, default_value = "crates/language/data")]
    out: PathBuf,
}

/// One pronoun to learn from.
struct Instance {
    form: usize,
    /// The evidence for every candidate, and last, where that may be, for nobody.
    evidence: Vec<Vec<u16>>,
    /// How many of these are candidates.
    candidates: usize,
    /// Which of them are right.
    right: Vec<bool>,
    /// Of GAP: which candidates are the first name and the second, and whether the names are right.
    names: Option<[(Vec<bool>, bool); 2]>,
    fold: usize,
}

/// Learns from all articles, prints what cross-validation finds, writes the weights.
pub(crate) fn train(options: &Options) -> Result<(), TrainError> {
    let mut articles = gap(&options.coref.join("gap-development.tsv"))?;
    articles.extend(ontogum(&options.coref.join("ontogum"))?);
    if articles.is_empty() {
        return Err(TrainError::Empty { path: options.coref.clone(), expected: "GAP and OntoGUM" });
    }
    let texts: Vec<SourceText> = articles
        .iter()
        .map(|article| SourceText::new(article.text.clone()))
        .collect::<Result<_, _>>()?;
    let prepared: Vec<Prepared<'_>> = articles
        .iter()
        .zip(&texts)
        .map(|(article, text)| Prepared::new(article, text))
        .collect::<Result<_, _>>()?;
    let mut weights = PronounWeights::zero();
    let mut instances = Vec::new();
    for _ in 0..ROUNDS {
        instances = prepared
            .iter()
            .enumerate()
            .flat_map(|(number, article)| article.instances(&weights, number))
            .collect();
        weights = learn(&instances, |_| true, options.seed);
    }
    validate(&instances, options.seed);
    report("all, learned from", &instances, |_| &weights);
    write(
        &options.out.join("pronoun_weights.tsv"),
        (HEADER.to_owned() + &weights.table()).as_bytes(),
    )
}

/// An article with the layers that coreference reads.
struct Prepared<'a> {
    article: &'a Article,
    document: Document<'a>,
    tags: Vec<Tag>,
    names: Vec<Name>,
    sources: Vec<SourceMention>,
}

impl<'a> Prepared<'a> {
    fn new(article: &'a Article, text: &'a SourceText) -> Result<Self, TrainError> {
        let document = Document::segment(text, &[]);
        let lexemes = lexemes(&document, CLASSES.get()?);
        let tags = tags(&document, &lexemes, TAGGER.get()?);
        let models = Models {
            full: None,
            first: ATTRIBUTION_FIRST.get()?,
            second: ATTRIBUTION_SECOND.get()?,
            link: ATTRIBUTION_LINK.get()?,
        };
        let context = Context { document: &document, lexemes: &lexemes, tags: &tags, inside: 0 };
        let sources = attributions(&context, models).relations.iter().filter_map(source).collect();
        let names = names(&document);
        Ok(Self { article, document, tags, names, sources })
    }

    fn instances(&self, weights: &PronounWeights, number: usize) -> Vec<Instance> {
        let weighings = weighings(&self.document, &self.tags, &self.names, &self.sources, weights);
        let instance = |weighing: &Weighing| {
            let at = self.document.bytes(Span::new(weighing.token, weighing.token + 1));
            let known = self.article.pronouns.iter().find(|known| known.pronoun == at)?;
            Some(self.instance(weighing, known, number))
        };
        weighings.iter().filter_map(instance).collect()
    }

    fn instance(&self, weighing: &Weighing, known: &Known, number: usize) -> Instance {
        let is = |spans: &[Span<Bytes>]| -> Vec<bool> {
            let one = |candidate: &Weighable| {
                candidate
                    .spans
                    .iter()
                    .any(|&span| spans.iter().any(|&gold| self.is_head(span, gold)))
            };
            weighing.candidates.iter().map(one).collect()
        };
        let mut right = is(&known.right);
        let found = right.contains(&true);
        if known.right.is_empty() && self.article.is_gap {
            right = is(&known.wrong).iter().map(|wrong| !wrong).collect();
            right.push(true);
        } else {
            right.push(!found);
        }
        right.truncate(weighing.candidates.len() + usize::from(weighing.nobody.is_some()));
        let all = known
            .right
            .iter()
            .map(|&span| (span, true))
            .chain(known.wrong.iter().map(|&span| (span, false)));
        let names: Vec<(Vec<bool>, bool)> = all.map(|(span, told)| (is(&[span]), told)).collect();
        Instance {
            form: weighing.form,
            evidence: evidence(weighing),
            candidates: weighing.candidates.len(),
            right,
            names: names.try_into().ok().filter(|_| self.article.is_gap),
            fold: number % FOLDS,
        }
    }

    /// Whether a candidate's words are those of a gold mention: they overlap, and no preposition or mark of the mention
    /// stands before them ("of Ohio" in "the governor of Ohio").
    fn is_head(&self, span: Span<Tokens>, gold: Span<Bytes>) -> bool {
        let bytes = self.document.bytes(span);
        if !bytes.overlaps(gold) {
            return false;
        }
        let first =
            self.document.tokens.partition_point(|token| token.span.end <= gold.start) as u32;
        (first..span.start).all(|token| {
            let tag = self.tags.get(token as usize).map_or("", |tag| tag.name());
            !matches!(
                tag,
                "IN" | "TO"
                    | ","
                    | "WDT"
                    | "WP"
                    | "WRB"
                    | "CC"
                    | ":"
                    | "POS"
                    | "PRP$"
                    | "VBN"
                    | "VBG"
            )
        })
    }
}

/// The evidence for every candidate, and last, where that may be, for nobody.
fn evidence(weighing: &Weighing) -> Vec<Vec<u16>> {
    let candidates = weighing.candidates.iter().map(|candidate| candidate.evidence.clone());
    candidates.chain(weighing.nobody.clone()).collect()
}

/// What coreference is asked about an attribution.
fn source(attribution: &Attribution) -> Option<SourceMention> {
    Some(SourceMention {
        tokens: attribution.source?,
        cue: attribution.cue,
        content: attribution.content.clone(),
    })
}

/// Weights in the course of being learned: for all forms together, then for each form.
struct Learner {
    weights: Vec<f32>,
    squares: Vec<f32>,
    sums: Vec<f32>,
}

/// What is believed before anything is learned; GAP and `OntoGUM` hold few statements. "He said" goes on with whoever spoke
/// last.
const PRIORS: [(&str, f32); 3] = [
    ("statement: source, spoke last / this sentence", 1.0),
    ("statement: source, spoke last / last sentence", 2.0),
    ("statement: source, spoke last / farther", 1.5),
];

/// Where the weights of an answer are: the one for all forms and the one for this.
fn slots(form: usize, answer: u16) -> [usize; 2] {
    [usize::from(answer), ANSWERS * (form + 1) + usize::from(answer)]
}

impl Learner {
    fn new() -> Self {
        let zeros = vec![0.0; ANSWERS * (FORMS + 1)];
        let mut out = Self { weights: zeros.clone(), squares: zeros.clone(), sums: zeros };
        for (slot, words) in answers().iter().enumerate() {
            let prior = PRIORS.iter().find(|(answer, _)| answer == words);
            out.weights[slot] = prior.map_or(0.0, |(_, weight)| *weight);
        }
        out
    }

    fn score(&self, form: usize, evidence: &[u16]) -> f32 {
        evidence.iter().flat_map(|&answer| slots(form, answer)).map(|slot| self.weights[slot]).sum()
    }

    /// One step up the likelihood that one of the right candidates is chosen.
    fn step(&mut self, instance: &Instance) {
        let scores: Vec<f32> =
            instance.evidence.iter().map(|evidence| self.score(instance.form, evidence)).collect();
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let shares: Vec<f32> = scores.iter().map(|score| libm::expf(score - top)).collect();
        let all: f32 = shares.iter().sum();
        let right: f32 = shares
            .iter()
            .zip(&instance.right)
            .filter(|(_, right)| **right)
            .map(|(share, _)| share)
            .sum();
        for ((evidence, share), is_right) in
            instance.evidence.iter().zip(&shares).zip(&instance.right)
        {
            let wanted = if *is_right { share / right } else { 0.0 };
            for slot in evidence.iter().flat_map(|&answer| slots(instance.form, answer)) {
                self.move_slot(slot, wanted - share / all);
            }
        }
    }

    fn move_slot(&mut self, slot: usize, slope: f32) {
        let slope = slope - PENALTY * self.weights[slot];
        self.squares[slot] += slope * slope;
        self.weights[slot] += RATE * slope / (1e-6 + libm::sqrtf(self.squares[slot]));
    }

    fn note(&mut self) {
        for (sum, weight) in self.sums.iter_mut().zip(&self.weights) {
            *sum += weight;
        }
    }

    fn averaged(&self, passes: usize) -> PronounWeights {
        let mut out = PronounWeights::zero();
        for answer in 0..ANSWERS {
            for form in 0..FORMS {
                let sum: f32 = slots(form, answer as u16).iter().map(|&slot| self.sums[slot]).sum();
                out.set(answer, form, sum / passes as f32);
            }
        }
        out
    }
}

/// Weights averaged over the last half of the passes.
fn learn(instances: &[Instance], wanted: impl Fn(&Instance) -> bool, seed: u64) -> PronounWeights {
    let mut order: Vec<usize> = (0..instances.len())
        .filter(|&at| {
            wanted(&instances[at])
                && instances[at].evidence.len() > 1
                && instances[at].right.contains(&true)
        })
        .collect();
    let mut learner = Learner::new();
    let mut random = Random::new(seed);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        for &at in &order {
            learner.step(&instances[at]);
        }
        if epoch >= EPOCHS / 2 {
            learner.note();
        }
    }
    learner.averaged(EPOCHS - EPOCHS / 2)
}

fn validate(instances: &[Instance], seed: u64) {
    let folds: Vec<PronounWeights> =
        (0..FOLDS).map(|fold| learn(instances, |instance| instance.fold != fold, seed)).collect();
    report("cross-validation", instances, |instance| &folds[instance.fold]);
}

/// Prints F1 over the names of GAP, and for each form how often the choice is right.
fn report<'w>(
    title: &str,
    instances: &[Instance],
    weights: impl Fn(&Instance) -> &'w PronounWeights,
) {
    let mut named = [0_u32; 3];
    let mut reach = [0_u32; 2];
    let mut forms = [[0_u32; 4]; FORMS];
    for instance in instances {
        let (candidates, nobody) = instance.evidence.split_at(instance.candidates);
        let chosen = weights(instance).choose(
            instance.form,
            candidates.iter().map(Vec::as_slice),
            nobody.first().map(Vec::as_slice),
        );
        for (is, told) in instance.names.iter().flatten() {
            let found = chosen.is_some_and(|at| is[at]);
            reach[0] += u32::from(*told && is.contains(&true));
            reach[1] += u32::from(*told);
            named[0] += u32::from(found && *told);
            named[1] += u32::from(found && !told);
            named[2] += u32::from(!found && *told);
        }
        if instance.names.is_none() {
            let form = &mut forms[instance.form];
            form[0] += 1;
            let right = instance.right.get(chosen.unwrap_or(candidates.len())).copied();
            form[1] += u32::from(right.unwrap_or_default());
            form[2] += u32::from(chosen.is_some());
            form[3] += u32::from(chosen.is_some_and(|at| instance.right[at]));
        }
    }
    let share = |part: u32, all: u32| f64::from(part) / f64::from(all.max(1));
    let [right, wrong, missed] = named;
    println!(
        "{title}: GAP development P {:.3} R {:.3} F1 {:.3}; within reach {:.3}",
        share(right, right + wrong),
        share(right, right + missed),
        share(2 * right, 2 * right + wrong + missed),
        share(reach[0], reach[1])
    );
    for (form, [all, right, told, told_right]) in ["he/she", "they", "it"].iter().zip(forms) {
        println!(
            "{title}: OntoGUM {form}: right {:.3}, of those given an antecedent {:.3} ({all})",
            share(right, all),
            share(told_right, told)
        );
    }
}
