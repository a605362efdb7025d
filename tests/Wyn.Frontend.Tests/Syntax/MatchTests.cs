// Match and if in both forms, and patterns: sections 2.2, 2.3 and 2.7 of the language reference.
using Xunit;

namespace Wyn.Frontend.Tests.Syntax;

public sealed class MatchTests
{
    [Theory]
    [InlineData("x = if a { 1 } else { 2 }", "x = <if a {1} else {2}>")]
    [InlineData("x = if a { b = 1 b + 1 } else if c { 2 } else { 3 }", "x = <if a {b = 1; (b + 1)} else if c {2} else {3}>")]
    [InlineData("x = if let Some(v) = o { v } else { 0 }", "x = <if let Some(v) = o {v} else {0}>")]
    [InlineData("x = (if a { 1 } else { 2 }) + 3", "x = ([<if a {1} else {2}>] + 3)")]
    [InlineData("\"${if a { \"x\" } else { \"y\" }}\"", "\"${<if a {\"x\"} else {\"y\"}>}\"")]
    [InlineData("x = match a { 1 => \"a\", _ => \"b\" }", "x = <match a {1 => \"a\"; _ => \"b\"}>")]
    [InlineData("x = match a { 1 => \"a\"\n2 => \"b\" _ => { f() g() } }", "x = <match a {1 => \"a\"; 2 => \"b\"; _ => {f(); g()}}>")]
    [InlineData("x = match a { n if n > 0 => n, _ => -n }", "x = <match a {n if (n > 0) => n; _ => (- n)}>")]
    [InlineData("x = match a { p if (a) => e, q => (y) => z }", "x = <match a {p if [a] => e; q => (\\y => z)}>")]
    [InlineData("x = match a { p if a => e }", "x = <match a {p if a => e}>")]
    [InlineData("x = match a { p if f((y) => y) => e }", "x = <match a {p if f((\\y => y)) => e}>")]
    [InlineData("x = match a { 0 => f\n(1, b) => g\n[c] => h\n-1 => i }", "x = <match a {0 => f; (1, b) => g; [c] => h; -1 => i}>")]
    [InlineData("x = match a { 0 => f\n-1 | 2 => g\n-3..0 => h\n-5 if b => i }", "x = <match a {0 => f; (-1 | 2) => g; (-3..0) => h; -5 if b => i}>")]
    [InlineData("x = match a { 0 => f\n- 1 + 2 _ => g }", "x = <match a {0 => ((f - 1) + 2); _ => g}>")]
    [InlineData("x = match a { 1 => if b { 2 } else { 3 } + 1, _ => match c { _ => 1 } }", "x = <match a {1 => (<if b {2} else {3}> + 1); _ => <match c {_ => 1}>}>")]
    [InlineData("x = match a { 1 => {\"k\": 2}, 2 => {:}, 3 => {} }", "x = <match a {1 => map(\"k\": 2); 2 => set(); 3 => {}}>")]
    [InlineData("f(match a { 1 => b\n(2) => c })", "f(<match a {1 => b; [[2]] => c}>)")]
    [InlineData("match a { 1 => x = 2, 2 => return v\n3 => print(1); 4 => { b } 5 => match c { _ => d } }", "match a {1 => x = 2; 2 => return v; 3 => print(1); 4 => {b}; 5 => match c {_ => d}}")]
    [InlineData("match a { 1 => return, 2 => break\n3 => a.b += 1, 4 => i++, _ => continue }", "match a {1 => return; 2 => break; 3 => a.b += 1; 4 => i++; _ => continue}")]
    [InlineData("match a { A => x, B => y, C => a, b = b, a\nD => z }", "match a {A => x; B => y; C => a, b = b, a; D => z}")]
    [InlineData("match a { 1 => for i in 0..3 f(i), 2 => if b c() else d() }", "match a {1 => for i in 0..3 f(i); 2 => if b c() else d()}")]
    [InlineData("match (x) { _ => y }", "match [x] {_ => y}")]
    [InlineData("match x.f() { }", "match x.f() {}")]
    public void If_and_match(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));

    [Theory]
    [InlineData("match a { 1 | 2 | 3 => x }", "match a {(1 | 2 | 3) => x}")]
    [InlineData("match a { -1 => x, -2.5 => y, \"s\" => z, true => t, 'c' => u }", "match a {-1 => x; -2.5 => y; \"s\" => z; true => t; \"c\" => u}")]
    [InlineData("match a { 0..10 => x, 'a'..='z' => y, -5..=-1 => z }", "match a {(0..10) => x; (\"a\"..=\"z\") => y; (-5..=-1) => z}")]
    [InlineData("match a { Some(Ok(x)) | Err(_) => y, None => z, none => n }", "match a {(Some(Ok(x)) | Err(_)) => y; None => z; none => n}")]
    [InlineData("match a { E.A => x, E::B(c, Some(d | 1)) => y, C() => z, None() => n }", "match a {E/A => x; E/B(c, Some((d | 1))) => y; C() => z; None() => n}")]
    [InlineData("match a { E.None => x, E::match => y }", "match a {E/None => x; E/match => y}")]
    [InlineData("match p { Point { x, y } => f, Line { a: Point { x }, b } if x > 0 => g }", "match p {Point{x, y} => f; Line{a: Point{x}, b} if (x > 0) => g}")]
    [InlineData("match t { (0, _) => a, (x, (y, z)) => b, ((1 | 2), w) => c }", "match t {(0, _) => a; (x, (y, z)) => b; ([[(1 | 2)]], w) => c}")]
    [InlineData("match t { [] => a, [x] => b, [x, ...rest] => c, [1, _, ...] => d }", "match t {[] => a; [x] => b; [x, ...rest] => c; [1, _, ...] => d}")]
    [InlineData("match a { -9223372036854775808 => x }", "match a {-9223372036854775808 => x}")]
    public void Patterns(string text, string expected) => Assert.Equal(expected, Shape.OfProgram(text));
}
