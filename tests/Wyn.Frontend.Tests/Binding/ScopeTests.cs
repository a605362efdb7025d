// Variables and scope: section 4.2 of the language reference, and the globals of 4.1.
using Xunit;

namespace Wyn.Frontend.Tests.Binding;

public sealed class ScopeTests
{
    [Fact]
    public void A_hoisted_variable_lives_as_long_as_its_function()
        => TestProgram.Prints(
            """
            fn main() {
                for i in 0..3 {
                    if i == 0 { seen = "first" } else { seen = seen + "+" }
                }
                print(seen)
            }
            """,
            "first++");

    [Fact]
    public void A_use_in_a_later_block_hoists_too()
        => TestProgram.Prints(
            """
            fn main() {
                if true { a = 1 }
                if true { print(a) }
                while true { b = a + 1
                    break }
                print(b)
            }
            """,
            "1", "2");

    [Fact]
    public void A_compound_assignment_is_a_use()
        => TestProgram.Prints("fn main() { if true { n = 1 }\n n += 4\n print(n) }", "5");

    [Fact]
    public void A_plain_assignment_behind_the_block_declares_a_new_variable()
        => TestProgram.Prints("fn main() { if true { n = 1\n print(n) }\n n = \"text\"\n print(n) }", "1", "text");

    [Fact]
    public void Blocks_that_share_no_use_may_differ_in_type()
        => TestProgram.Prints("if true { v = 1\n print(v) }\nif true { v = \"s\"\n print(v) }", "1", "s");

    [Fact]
    public void A_hoisted_name_does_not_leave_its_function()
        => Assert.Equal(
            ["6:11 WYN2001 Undefined variable 'inner'"],
            TestProgram.Messages("fn f() {\n    if true { inner = 1 }\n    print(inner)\n}\nfn g() {\n    print(inner)\n}"));

    [Fact]
    public void A_hoisted_variable_of_an_inner_loop_begins_anew_only_with_the_function()
        => TestProgram.Prints(
            """
            fn main() {
                for i in 0..3 {
                    if i == 1 { mark = 10 }
                    print(mark)
                }
            }
            """,
            "0", "10", "10");

    [Fact]
    public void A_loop_variable_ends_with_its_loop()
        => TestProgram.Prints("fn main() { for i in 0..2 { print(i) }\n i = \"free\"\n print(i) }", "0", "1", "free");

    [Fact]
    public void Assigning_the_loop_variable_changes_only_this_iteration()
        => TestProgram.Prints("for i in 0..3 { i = i * 10\n i += 1\n print(i) }", "1", "11", "21");

    [Fact]
    public void An_underscore_counts_without_a_variable()
        => TestProgram.Prints("n = 0\nfor _ in 0..5 { n++ }\nfor _ in range(3) { n-- }\nprint(n)", "2");

    [Fact]
    public void A_variable_shadows_until_its_block_ends()
        => TestProgram.Prints("fn f(x: int) { { var x = \"inner\"\n print(x) }\n var x = x + 0.5\n print(x) }\nf(1)", "inner", "1.5");

    [Fact]
    public void A_braceless_body_is_a_scope()
        => TestProgram.Prints("x = 1\nif true var x = 2\nprint(x)", "1");

    [Fact]
    public void Functions_see_the_last_global_of_a_name()
        => TestProgram.Prints("var x = 1\nfn f() { print(x) }\nvar x = \"two\"\nf()", "two");

    [Fact]
    public void A_global_takes_its_type_from_a_later_declaration()
        => TestProgram.Prints("print(f() + 1)\nvar g = 2.5\nfn f() => g", "1.0");

    [Fact]
    public void A_function_assigns_a_global_unless_it_declares_a_local()
        => TestProgram.Prints(
            "g = 1\nfn local() { var g = 5\n g = 6\n print(g) }\nfn global() { g = 7 }\nlocal()\nprint(g)\nglobal()\nprint(g)", "6", "1", "7");

    [Fact]
    public void A_block_at_the_top_level_has_locals()
        => TestProgram.Prints("{ var inner = 1\n inner += 1\n print(inner) }\nfn f() { inner = 5\n print(inner) }\nf()", "2", "5");

    [Fact]
    public void Type_names_and_built_in_names_are_ordinary_variables()
        => TestProgram.Prints("int = 1\nstr = \"s\"\nprint = 2\nprint(int, str, print, str(3))", "1 s 2 3");
}
