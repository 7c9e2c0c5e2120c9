//! Training of source, cue and content labels: two passes, the second of which sees what the first
//! found. The first pass is shown to the second as it does on text that it has not learned from
//! (jackknifing), so that the second does not trust it too much.

use crate::Common;
use crate::brat::{Article, articles};
use crate::chain::{Sequence, Settings, train as train_chain};
use crate::error::{TrainError, write};
use onrecord_language::attribution::{
    Context, Label, Role, extract_found, extract_words, runs, windows,
};
use onrecord_language::lexemes::{Lexeme, lexemes};
use onrecord_language::tags::{Tag, tags};
use onrecord_language::{Document, Features};
use onrecord_models::{Chain, Classes, Parameters, Scratch, encode};
use onrecord_text::{Span, Tokens};
use std::path::PathBuf;

/// Where the articles are.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Folder with `train` and `dev`, each with `text` and `attributions`
    #[arg(long)]
    polnear: PathBuf,
    /// Further articles to learn from, labelled by the full model
    #[arg(long)]
    silver: Option<PathBuf>,
    /// Rows of the weight tables, as a power of two
    #[arg(long, default_value_t = 18)]
    bits: u32,
    /// Hold back every tenth article for tuning, report on those instead of the development half, and
    /// write nothing
    #[arg(long)]
    tune: bool,
    /// Added to the score of beginning a stretch, so that as much is missed as is found too much
    #[arg(long, default_value_t = 0.5)]
    bonus: f32,
    /// Parts into which the articles are cut for showing the first pass to the second
    #[arg(long, default_value_t = 2)]
    folds: usize,
    /// How often every paragraph is seen
    #[arg(long, default_value_t = 4)]
    epochs: usize,
    /// `AdaGrad`'s step
    #[arg(long, default_value_t = 0.015)]
    rate: f32,
    /// Share of features left out at random each time, in 1/256
    #[arg(long, default_value_t = 128)]
    dropout: u32,
    /// A feature must be seen this often to get a weight
    #[arg(long, default_value_t = 2)]
    least: u16,
    #[command(flatten)]
    common: Common,
}

/// An article with the layers that the features read.
pub(crate) struct Prepared<'a> {
    pub(crate) document: Document<'a>,
    lexemes: Vec<Lexeme>,
    tags: Vec<Tag>,
    pub(crate) gold: Vec<Label>,
    windows: Vec<Span<Tokens>>,
}

impl<'a> Prepared<'a> {
    fn new(article: &'a Article, tagger: &Chain, classes: &Classes) -> Self {
        let document = Document::segment(&article.text, &[]);
        let lexemes = lexemes(&document, classes);
        let tags = tags(&document, &lexemes, tagger);
        let gold = gold(&document, article);
        let windows = windows(&document);
        Self { document, lexemes, tags, gold, windows }
    }

    pub(crate) fn context(&self) -> Context<'_, 'a> {
        Context { document: &self.document, lexemes: &self.lexemes, tags: &self.tags, inside: 0 }
    }

    fn gold_of(&self, window: Span<Tokens>) -> Vec<u8> {
        self.gold[window.range()].iter().map(|label| label.0).collect()
    }

    fn first(&self) -> impl Iterator<Item = Sequence> + '_ {
        self.windows.iter().map(|&window| {
            let mut features = Features::default();
            extract_words(&self.context(), window, &mut features);
            Sequence { features, labels: self.gold_of(window) }
        })
    }

    fn second<'s>(&'s self, first: &'s [Vec<Label>]) -> impl Iterator<Item = Sequence> + 's {
        self.windows.iter().zip(first).map(|(&window, first)| {
            let (mut words, mut nearby) = (Features::default(), Features::default());
            extract_words(&self.context(), window, &mut words);
            extract_found(&self.context(), window, first, &mut nearby);
            Sequence { features: words.with(&nearby), labels: self.gold_of(window) }
        })
    }
}

/// The labels of the program's own tokens: a token belongs to a stretch that overlaps it.
fn gold(document: &Document<'_>, article: &Article) -> Vec<Label> {
    let tokens = &document.tokens;
    let mut out = vec![Label::OUTSIDE; tokens.len()];
    for (role, span) in article.attributions.iter().flat_map(|gold| &gold.parts) {
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        let last = tokens.partition_point(|token| token.span.start < span.end);
        for (at, label) in out.iter_mut().enumerate().take(last).skip(first) {
            let sentence = document.sentences[document.sentence_of(at as u32)].tokens.start;
            let begins = at == first || sentence == at as u32;
            *label = if begins { Label::begin(*role) } else { Label::inside(*role) };
        }
    }
    mend(&mut out);
    out
}

/// Stretches of one annotator can overlap; the later wins, and what is left of the earlier begins anew.
fn mend(labels: &mut [Label]) {
    let mut before = None;
    for label in labels {
        if let (false, Some(role)) = (Label::allows(before, *label), label.role()) {
            *label = Label::begin(role);
        }
        before = Some(*label);
    }
}

fn allows(before: Option<u8>, next: u8) -> bool {
    Label::allows(before.map(Label), Label(next))
}

/// Trains both passes and the linker, prints run scores on articles not learned from, writes the weights.
pub(crate) fn train(options: &Options) -> Result<(), TrainError> {
    let (learned, held) = split(options)?;
    let prepared = prepare(&learned)?;
    let settings = Settings {
        bits: options.bits,
        epochs: options.epochs,
        rate: options.rate,
        dropout: options.dropout,
        averaged: 3,
        least: options.least,
        seed: options.common.seed,
    };
    let first: Vec<Sequence> = prepared.iter().flat_map(Prepared::first).collect();
    eprintln!("first pass on {} articles", prepared.len());
    let first = encode(&train_chain(&Label::NAMES, allows, &first, settings));
    if options.folds == 0 {
        let chain = leak(&first)?;
        report(&prepare(&held)?, &chain, None);
        return Ok(());
    }
    let found = jackknife(&prepared, settings, options.folds)?;
    let second: Vec<Sequence> =
        prepared.iter().zip(&found).flat_map(|(article, found)| article.second(found)).collect();
    eprintln!("second pass");
    let mut second = train_chain(&Label::NAMES, allows, &second, settings);
    encourage(&mut second, options.bonus);
    let second = encode(&second);
    let linker = Settings { bits: 14, epochs: 8, dropout: 64, rate: 0.05, ..settings };
    let linker = encode(&crate::link::train(&learned, &prepared, linker));
    report(&prepare(&held)?, &leak(&first)?, Some(&leak(&second)?));
    if options.tune {
        return Ok(());
    }
    for (name, bytes) in [("first", first), ("second", second), ("link", linker)] {
        write(&options.common.out.join(format!("attribution-{name}.bin")), &bytes)?;
    }
    Ok(())
}

/// The articles to learn from and those to report on.
fn split(options: &Options) -> Result<(Vec<Article>, Vec<Article>), TrainError> {
    let train = articles(&options.polnear.join("train"))?;
    let (mut learned, held) = if options.tune {
        every_tenth(train)
    } else {
        (train, articles(&options.polnear.join("dev"))?)
    };
    if let Some(silver) = &options.silver {
        learned.extend(crate::silver::articles(silver)?);
    }
    Ok((learned, held))
}

/// The others, and every tenth.
fn every_tenth(articles: Vec<Article>) -> (Vec<Article>, Vec<Article>) {
    let (held, learned): (Vec<_>, Vec<_>) =
        articles.into_iter().enumerate().partition(|(at, _)| at % 10 == 9);
    let plain =
        |list: Vec<(usize, Article)>| list.into_iter().map(|(_, article)| article).collect();
    (plain(learned), plain(held))
}

fn prepare(articles: &[Article]) -> Result<Vec<Prepared<'_>>, TrainError> {
    let (tagger, classes) = (onrecord_models::TAGGER.get()?, onrecord_models::CLASSES.get()?);
    Ok(articles.iter().map(|article| Prepared::new(article, tagger, classes)).collect())
}

/// Makes beginnings of stretches likelier: a chain trained for likelihood misses more than it invents.
fn encourage(parameters: &mut Parameters, bonus: f32) {
    for (at, transition) in parameters.transitions.iter_mut().enumerate() {
        let (from, to) = (Label((at / Label::COUNT) as u8), Label((at % Label::COUNT) as u8));
        let goes_on = at / Label::COUNT < Label::COUNT && from.role() == to.role();
        if to.begins() && !goes_on {
            *transition += bonus;
        }
    }
}

fn leak(bytes: &[u8]) -> Result<Chain, TrainError> {
    Ok(Chain::parse(Box::leak(bytes.to_vec().into_boxed_slice()))?)
}

/// What a first pass that has not seen an article finds in it, for every article.
fn jackknife(
    articles: &[Prepared<'_>],
    settings: Settings,
    folds: usize,
) -> Result<Vec<Vec<Vec<Label>>>, TrainError> {
    let mut out = vec![Vec::new(); articles.len()];
    for fold in 0..folds {
        eprintln!("first pass without part {} of {folds}", fold + 1);
        let others = articles.iter().enumerate().filter(|(at, _)| at % folds != fold);
        let sequences: Vec<Sequence> = others.flat_map(|(_, article)| article.first()).collect();
        let chain = leak(&encode(&train_chain(&Label::NAMES, allows, &sequences, settings)))?;
        for (at, article) in articles.iter().enumerate().filter(|(at, _)| at % folds == fold) {
            out[at] = article.first().map(|sequence| decode(&chain, &sequence.features)).collect();
        }
    }
    Ok(out)
}

fn decode(chain: &Chain, features: &Features) -> Vec<Label> {
    let mut out = Vec::new();
    chain.decode(&[features.parts()], &mut Scratch::default(), &mut out);
    out.into_iter().map(Label).collect()
}

/// Exact F1 of runs by role after each pass.
fn report(articles: &[Prepared<'_>], first: &Chain, second: Option<&Chain>) {
    let mut scores = [[[0_u32; 3]; 3]; 2];
    for article in articles {
        let once: Vec<Vec<Label>> =
            article.first().map(|sequence| decode(first, &sequence.features)).collect();
        count(&article.gold, &once.concat(), &mut scores[0]);
        if let Some(second) = second {
            let twice: Vec<_> =
                article.second(&once).map(|sequence| decode(second, &sequence.features)).collect();
            count(&article.gold, &twice.concat(), &mut scores[1]);
        }
    }
    for (pass, scores) in scores.iter().enumerate() {
        let figures = scores.map(|[right, found, gold]| {
            let share = |of: u32| f64::from(right) / f64::from(of.max(1));
            format!(
                "P {:.3} R {:.3} F1 {:.4}",
                share(found),
                share(gold),
                f64::from(2 * right) / f64::from((found + gold).max(1))
            )
        });
        println!(
            "pass {}: runs source {} | cue {} | content {}",
            pass + 1,
            figures[0],
            figures[1],
            figures[2]
        );
    }
}

fn count(gold: &[Label], found: &[Label], scores: &mut [[u32; 3]; 3]) {
    let (gold, found) = (runs(gold, 0), runs(found, 0));
    for role in [Role::Source, Role::Cue, Role::Content] {
        let of = |list: &[onrecord_language::attribution::Run]| {
            list.iter().filter(|run| run.role == role).copied().collect::<Vec<_>>()
        };
        let (gold, found) = (of(&gold), of(&found));
        let score = &mut scores[role as usize];
        score[0] += found.iter().filter(|run| gold.contains(run)).count() as u32;
        score[1] += found.len() as u32;
        score[2] += gold.len() as u32;
    }
}
