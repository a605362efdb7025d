// The tables of Wyn.IR -> docs/ir-reference.md, so that the page cannot say anything else than the code does.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using Wyn.IR.Backends;
using Wyn.IR.Ops;
using Wyn.IR.Passes;
using Wyn.IR.Text;
using Wyn.IR.Types;
using Wyn.IR.Verify;

namespace Wyn.IR.Dump;

internal sealed class ReferenceWriter
{
    private readonly StringBuilder _text = new();

    private ReferenceWriter()
    {
    }

    /// <summary>The whole page.</summary>
    public static string Write()
    {
        ReferenceWriter writer = new();
        writer.Paragraph(ReferenceText.Introduction);
        writer.WriteTypes();
        writer.Paragraph(ReferenceText.TextForm);
        writer.Example(ReferenceExamples.Program);
        writer.Paragraph(ReferenceText.Stages);
        writer.WriteEffects();
        writer.WriteOps();
        writer.WriteRuntime();
        writer.WriteRules();
        writer.WritePasses();
        return writer._text.ToString().TrimEnd('\n') + "\n";
    }

    private void WriteTypes()
    {
        Line("## Types");
        Line();
        Row("type", "counted", "what it is");
        Rule(3);
        foreach (var kind in Enum.GetValues<IrTypeKind>())
        {
            var (text, meaning) = Describe(kind);
            Row($"`{text}`", Counted(kind), meaning);
        }

        Line();
    }

    private static string Counted(IrTypeKind kind) => kind switch
    {
        IrTypeKind.Str or IrTypeKind.Future or IrTypeKind.Array or IrTypeKind.Function or IrTypeKind.Box or IrTypeKind.Channel or IrTypeKind.Cell => "yes",
        IrTypeKind.Struct or IrTypeKind.Tuple => "if a field is",
        IrTypeKind.Enum => "if boxed or a part is",
        _ => "",
    };

    private static (string Text, string Meaning) Describe(IrTypeKind kind) => kind switch
    {
        IrTypeKind.Struct => ("Name", "a struct: named fields by value; the header defines it"),
        IrTypeKind.Tuple => ("tuple<A, B>", "numbered fields by value"),
        IrTypeKind.Enum => ("Name", "an enum: one of several variants with its payload, by value, or `boxed`, one heap node; the header defines it"),
        IrTypeKind.Array => ("array<T>", "any number of elements, a heap value that is copied when it is changed and has another owner"),
        IrTypeKind.Function => ("fn(A, B) -> R", "a closure: a function and the values that it captured; `fn(A, B)` without a result"),
        IrTypeKind.Box => ("box<T>", "the cell of a captured variable that is written; it has an identity and never leaves its task"),
        IrTypeKind.Channel => ("chan<T>", "a bounded queue between tasks; it has an identity"),
        IrTypeKind.Cell => ("cell<T>", "a place with a lock of its own, which several tasks may know; it has an identity"),
        IrTypeKind.Unit => ("unit", "no value; only in `future<unit>`"),
        IrTypeKind.Bool => ("bool", "true or false"),
        IrTypeKind.Int => ("int", "signed 64-bit integer, two's complement"),
        IrTypeKind.Float => ("float", "IEEE 754 binary64"),
        IrTypeKind.Str => ("str", "immutable byte string, UTF-8 by convention"),
        IrTypeKind.Future => ("future<T>", "the handle of a task whose result is a `T`"),
        IrTypeKind.Worker => ("worker", "the worker that executes the current task; stage `suspend`"),
        IrTypeKind.Frame => ("frame", "a suspended call, or none; stage `suspend`"),
        _ => throw new UnreachableException($"type kind {kind} is not described"),
    };

    private void WriteEffects()
    {
        Line("## Effects");
        Line();
        Line("Passes ask an op for its effects, never for its name. An op without effects is a pure function of its operands.");
        Line();
        Row("effect", "meaning");
        Rule(2);
        foreach (var effect in Enum.GetValues<OpEffects>().Where(effect => effect != OpEffects.None))
        {
            Row(NameOf(effect), Describe(effect));
        }

        Line();
    }

    private static string Describe(OpEffects effect) => effect switch
    {
        OpEffects.Reads => "reads state that other code may write",
        OpEffects.Writes => "writes state that other code or the outside world may see",
        OpEffects.Allocates => "makes a heap value; removable when the result is unused",
        OpEffects.MayPanic => "may end the program with a panic",
        OpEffects.MaySuspend => "may give up the stack until something else has happened",
        OpEffects.MayBlock => "may block the thread in the operating system",
        OpEffects.Spawns => "starts a task",
        OpEffects.Commutative => "exchanging the first two operands does not change the result",
        OpEffects.Terminator => "ends its block",
        OpEffects.NoReturn => "never returns to its continuation",
        _ => throw new UnreachableException($"effect {effect} is not described"),
    };

    private void WriteOps()
    {
        Line("## Ops");
        Line();
        foreach (var info in OpTable.Rows)
        {
            Line($"### `{info.Mnemonic}`");
            Line();
            Line(info.Summary);
            Line();
            Line($"- operands: {Operands(info)}");
            Line($"- results: {Results(info)}");
            Line($"- effects: {Effects(info.Effects)}");
            Line($"- stages: {(info.FirstStage == info.LastStage ? Stage(info.FirstStage) : $"{Stage(info.FirstStage)} to {Stage(info.LastStage)}")}");
            Line();
            Example(ReferenceExamples.Of(info));
        }
    }

    private static string Operands(OpInfo info)
    {
        List<string> items = [.. info.Operands.Select(Operand)];
        items.AddRange(info.Immediate switch
        {
            ImmediateKind.None => [],
            ImmediateKind.Constant => ["a constant"],
            ImmediateKind.Global => ["a global"],
            ImmediateKind.Function => ["a function"],
            ImmediateKind.RuntimeEntry => ["a runtime entry"],
            ImmediateKind.Path => ["a path"],
            ImmediateKind.ResultType => [],
            ImmediateKind.Variant => ["a variant"],
            ImmediateKind.Name => ["a name"],
            ImmediateKind.HandleKind => ["the kind, a name"],
            ImmediateKind.State => ["the number of a state"],
            ImmediateKind.ResumeState => ["a resume form and the number of a state"],
            _ => throw new UnreachableException($"immediate {info.Immediate} is not described"),
        });
        items.AddRange(info.Shape switch
        {
            OperandShape.Fixed => [],
            OperandShape.Callee => ["its arguments, consumed unless the function borrows them"],
            OperandShape.Path => ["the indices in it: `int`"],
            OperandShape.PathAndValue => ["the indices in it: `int`", "value: the type that it leads to, consumed"],
            OperandShape.Fields => ["the fields, consumed"],
            OperandShape.Payload => ["its payload, consumed"],
            OperandShape.Elements => ["any number of elements, consumed"],
            OperandShape.Captures => ["the captured values, its first parameters without the worker, consumed"],
            OperandShape.Closure => ["the worker, in stage `suspend`", "the closure: any `fn(A..) -> R`", "its arguments, consumed"],
            OperandShape.Channels => ["any number of channels"],
            OperandShape.Live => ["any number of values, consumed unless they are borrowed"],
            OperandShape.ResumedResults => ["the results of the function whose resume form this is, without the frame, consumed"],
            OperandShape.TaskArguments => ["its arguments without the worker, consumed"],
            OperandShape.RuntimeEntry => ["its arguments, by the entry's row"],
            OperandShape.FunctionResults => ["the results of the function, consumed"],
            _ => throw new UnreachableException($"shape {info.Shape} is not described"),
        });
        items.AddRange(info.Targets switch
        {
            0 => [],
            1 => ["a target"],
            _ => [$"{info.Targets} targets"],
        });
        return items.Count == 0 ? "none" : string.Join("; ", items);
    }

    private static string Operand(OperandInfo operand)
    {
        var type = operand.Rule switch
        {
            OperandRule.Fixed => $"`{operand.Type}`",
            OperandRule.Counted => "any counted type",
            OperandRule.Future => "any `future<T>`",
            OperandRule.OfGlobal => "the global's type",
            OperandRule.Any => "any type",
            OperandRule.Root => "any type that has the path",
            OperandRule.Enum => "any enum",
            OperandRule.Array => "any `array<T>`",
            OperandRule.Box => "any `box<T>`",
            OperandRule.Channel => "any `chan<T>`",
            OperandRule.Cell => "any `cell<T>`",
            OperandRule.Handle => "any `chan<T>` or `cell<T>`",
            OperandRule.OfFirst => "the type of the first operand",
            OperandRule.Element => "`T` of the first of these",
            _ => throw new UnreachableException($"operand rule {operand.Rule} is not described"),
        };
        return $"{operand.Name}: {type}{(operand.Mode == OperandMode.Consume ? ", consumed" : "")}";
    }

    private static string Results(OpInfo info) => info.Result switch
    {
        ResultRule.None => "none",
        ResultRule.Fixed => $"`{info.ResultType}`",
        ResultRule.FixedAndFrame => $"`{info.ResultType}`; `frame`",
        ResultRule.Frame => "`frame`",
        ResultRule.Received => "the enum behind the colon, with the variants `Some(T)` and `None`",
        ResultRule.ReceivedAndFrame => "the first type behind the colon, an enum with the variants `Some(T)` and `None`; `frame`",
        ResultRule.AsWritten => "as behind the colon",
        ResultRule.OfConstant => "the type of the constant",
        ResultRule.OfFirstOperand => "the type of the first operand",
        ResultRule.OfGlobal => "the type of the global",
        ResultRule.OfCallee => "the results of the function",
        ResultRule.OfRuntimeEntry => "the result of the runtime entry",
        ResultRule.FutureOfCallee => "`future<T>` of the function's value result `T`, `unit` if it has none",
        ResultRule.OfFuture => "`T` of the `future<T>`, none for `unit`",
        ResultRule.OfResultType => "the type behind the colon",
        ResultRule.OfVariant => "the enum",
        ResultRule.Part => "the type that the path leads to",
        ResultRule.RootAndPart => "the type of the root; the type that the path leads to",
        ResultRule.Element => "`T` of the first operand",
        ResultRule.ArrayAndElement => "the type of the array; `T` of it",
        ResultRule.ArrayOfSecond => "`array<T>` of the second operand's type `T`",
        ResultRule.BoxOfFirst => "`box<T>` of the operand's type `T`",
        ResultRule.CellOfFirst => "`cell<T>` of the operand's type `T`",
        ResultRule.ClosureOfFunction => "`fn(A..) -> R` of the function's other parameters and its result",
        ResultRule.OfClosure => "`R` of the closure's type, none for none; in stage `suspend` then `frame` if the type suspends",
        ResultRule.OfFutureAndFrame => "`T` of the `future<T>`, none for `unit`; then `frame`",
        _ => throw new UnreachableException($"result rule {info.Result} is not described"),
    };

    private void WriteRuntime()
    {
        Paragraph(ReferenceText.Runtime);
        foreach (var isCallable in new[] { true, false })
        {
            Row("entry", "parameters", "result", "effects", "meaning");
            Rule(5);
            foreach (var entry in RuntimeAbi.Rows.Where(entry => entry.IsCallable == isCallable))
            {
                Row($"`{entry.Name}`", Parameters(entry), NameOf(entry.Result), Effects(entry.Effects), entry.Summary);
            }

            Line();
        }
    }

    private static string Parameters(RuntimeEntry entry)
    {
        var names = entry.Parameters.Select(parameter
            => $"{parameter.Name}: {NameOf(parameter.Type)}{(parameter.Mode == OperandMode.Consume ? ", consumed" : "")}");
        return string.Join("; ", names) + (entry.IsVariadic ? " ..." : "");
    }

    private void WriteRules()
    {
        Paragraph(ReferenceText.Verifier);
        Row("rule", "what must hold");
        Rule(2);
        foreach (var rule in VerificationRules.All)
        {
            Row($"`{rule.Id}`", rule.Summary);
        }

        Line();
    }

    private void WritePasses()
    {
        Paragraph(ReferenceText.Passes);
        Row("pass", "stage", "required", "what it does", "must follow");
        Rule(5);
        foreach (var pass in PassPipeline.Passes)
        {
            var stages = pass.FromStage == pass.ToStage ? Stage(pass.FromStage) : $"{Stage(pass.FromStage)} to {Stage(pass.ToStage)}";
            var orders = string.Join("; ", pass.MustFollow.Select(order => $"{order.Id}: {order.Reason}"));
            Row(pass.Id, stages, pass.IsRequired ? "yes" : "", pass.Summary, orders);
        }
    }

    private static string Effects(OpEffects effects)
    {
        var names = Enum.GetValues<OpEffects>().Where(effect => effect != OpEffects.None && effects.HasFlag(effect)).Select(NameOf);
        return effects == OpEffects.None ? "none" : string.Join(", ", names);
    }

    /// <summary>A flag as words: <c>MayPanic</c> is "may panic".</summary>
    private static string NameOf(OpEffects effect)
    {
        StringBuilder name = new();
        foreach (var letter in effect.ToString())
        {
            name.Append(char.IsUpper(letter) && name.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }

    private static string NameOf(AbiType type) => $"`{type.ToString().ToLower(CultureInfo.InvariantCulture)}`";

    private static string Stage(Model.IrStage stage) => $"`{IrStageNames.Of(stage)}`";

    private void Example(string text)
    {
        Line("```wir");
        Line(text);
        Line("```");
        Line();
    }

    private void Row(params string[] cells)
        => Line($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");

    private void Rule(int columns) => Line("|" + string.Concat(Enumerable.Repeat("---|", columns)));

    private void Paragraph(string text) => _text.Append(text).Append('\n');

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
