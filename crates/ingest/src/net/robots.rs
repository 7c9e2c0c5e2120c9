//! robots.txt (RFC 9309). The crates that read it have had no release for years.

use std::fmt::Write as _;

/// The product token of this program (RFC 9309, 2.2.1).
const TOKEN: &str = "onrecord";

/// What a robots.txt says to this program. The default allows everything.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Robots {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    allow: bool,
    pattern: String,
}

/// For whom the lines of a group are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Own,
    Everybody,
    Others,
}

impl Robots {
    /// Reads the groups for this program, or if there are none those for everybody (2.2.1).
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim_start_matches('\u{FEFF}');
        let mut lists: [(bool, Vec<Rule>); 2] = Default::default();
        let mut groups: Vec<Group> = Vec::new();
        let mut naming = false;
        for (key, value) in text.split(['\n', '\r']).filter_map(key_value) {
            match key.as_str() {
                "user-agent" => {
                    if !naming {
                        groups.clear();
                    }
                    naming = true;
                    groups.push(group(value));
                    lists[0].0 |= groups.contains(&Group::Own);
                }
                "allow" | "disallow" => {
                    naming = false;
                    let rule = Rule { allow: key == "allow", pattern: normal(value) };
                    add(&mut lists, &groups, &rule);
                }
                _ => {}
            }
        }
        let [(own, for_us), (_, for_all)] = lists;
        Self { rules: if own { for_us } else { for_all } }
    }

    /// Whether a path with its query may be read: the longest pattern that fits decides, and
    /// `allow` where two are of one length (2.2.2).
    pub(super) fn allows(&self, path: &str) -> bool {
        let path = normal(path);
        let fitting = self.rules.iter().filter(|rule| fits(&path, &rule.pattern));
        let best = fitting.max_by_key(|rule| (rule.pattern.len(), rule.allow));
        path == "/robots.txt" || best.is_none_or(|rule| rule.allow)
    }
}

fn add(lists: &mut [(bool, Vec<Rule>); 2], groups: &[Group], rule: &Rule) {
    if rule.pattern.is_empty() {
        return;
    }
    if groups.contains(&Group::Own) {
        lists[0].1.push(rule.clone());
    }
    if groups.contains(&Group::Everybody) {
        lists[1].1.push(rule.clone());
    }
}

fn key_value(line: &str) -> Option<(String, &str)> {
    let line = line.split('#').next()?;
    let (key, value) = line.split_once(':')?;
    Some((key.trim().to_ascii_lowercase(), value.trim()))
}

fn group(agent: &str) -> Group {
    let token = agent.split(|c: char| !(c.is_ascii_alphabetic() || "_-*".contains(c))).next();
    match token {
        Some("*") => Group::Everybody,
        Some(token) if token.eq_ignore_ascii_case(TOKEN) => Group::Own,
        _ => Group::Others,
    }
}

/// The path with every byte that may be written both ways written one way (2.2.2): characters that
/// need no escape bare, all others as `%` and capitals.
fn normal(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut bytes = path.as_bytes().iter();
    while let Some(&byte) = bytes.next() {
        let rest = bytes.as_slice();
        let escaped = (byte == b'%').then(|| hex_pair(rest)).flatten();
        let value = escaped.unwrap_or(byte);
        if value.is_ascii_alphanumeric()
            || b"-._~".contains(&value)
            || escaped.is_none() && value.is_ascii_graphic()
        {
            out.push(value as char);
        } else {
            let _ = write!(out, "%{value:02X}");
        }
        if escaped.is_some() {
            bytes.nth(1);
        }
    }
    out
}

fn hex_pair(rest: &[u8]) -> Option<u8> {
    let pair = std::str::from_utf8(rest.get(..2)?).ok()?;
    pair.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(pair, 16).ok())?
}

/// Whether the path begins with the pattern; `*` stands for any characters, a `$` at the end for
/// the end (2.2.3). The leftmost place for each piece is always right, so there is no backtracking.
fn fits(path: &str, pattern: &str) -> bool {
    let (pattern, to_end) = pattern.strip_suffix('$').map_or((pattern, false), |head| (head, true));
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|first| path.strip_prefix(first)) else {
        return false;
    };
    let mut pieces: Vec<&str> = pieces.collect();
    let last = if to_end { pieces.pop() } else { None };
    for piece in pieces {
        let Some(at) = rest.find(piece) else { return false };
        rest = &rest[at + piece.len()..];
    }
    match last {
        Some(last) => rest.ends_with(last),
        None => !to_end || rest.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(robots: &str, path: &str) -> bool {
        Robots::parse(robots).allows(path)
    }

    #[test]
    fn the_own_group_goes_before_everybodys() {
        let robots =
            "User-agent: *\nDisallow: /\n\nUser-agent: OnRecord/1.0 # us\nDisallow: /private\n";
        assert!(allows(robots, "/news"));
        assert!(!allows(robots, "/private/x"));
        assert!(!allows("User-agent: *\nDisallow: /", "/news"));
        assert!(allows("User-agent: other\nDisallow: /", "/news"));
        assert!(allows("User-agent: *\nDisallow: /\nUser-agent: onrecord\nDisallow:", "/news"));
    }

    #[test]
    fn groups_of_one_name_are_one_and_names_may_share_rules() {
        let robots = "user-agent: a\nuser-agent: onrecord\ndisallow: /x\n\nuser-agent: onrecord\ndisallow: /y\n";
        assert!(!allows(robots, "/x") && !allows(robots, "/y") && allows(robots, "/z"));
    }

    #[test]
    fn the_longest_pattern_decides() {
        let robots =
            "User-agent: *\nAllow: /news/open\nDisallow: /news\nDisallow: /both\nAllow: /both\n";
        assert!(
            allows(robots, "/news/open/1") && !allows(robots, "/news/1") && allows(robots, "/both")
        );
    }

    #[test]
    fn stars_and_ends_are_read() {
        let robots = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: /end$";
        assert!(!allows(robots, "/x/y.pdf") && allows(robots, "/x/y.pdf?z"));
        assert!(!allows(robots, "/a1b2c3") && allows(robots, "/a1c2b3"));
        assert!(!allows(robots, "/end") && allows(robots, "/ending"));
    }

    #[test]
    fn escapes_compare_as_what_they_stand_for() {
        assert!(!allows("User-agent: *\nDisallow: /caf%c3%a9", "/café"));
        assert!(!allows("User-agent: *\nDisallow: /a%7Eb", "/a~b/c"));
    }

    #[test]
    fn many_stars_end_soon() {
        let robots = format!("User-agent: *\nDisallow: /{}x$", "a*".repeat(2000));
        assert!(allows(&robots, &format!("/{}", "a".repeat(5000))));
    }
}
