// Syntax -> model: declares functions, blocks and values, then makes the instructions, so that everything may be used
// before its definition. Reports unknown and repeated names and result types that do not follow from the op.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Backends;
using Wyn.IR.Build;
using Wyn.IR.Model;
using Wyn.IR.Ops;
using Wyn.IR.Types;

namespace Wyn.IR.Text;

internal sealed class IrSyntaxResolver(ModuleSyntax syntax, IrTextErrors errors)
{
    private readonly IrModule _module = syntax.Module;

    public void Resolve()
    {
        List<(FunctionSyntax Syntax, IrFunction Function)> declared = [];
        foreach (var function in syntax.Functions)
        {
            if (Declare(function) is { } declaration)
            {
                declared.Add((function, declaration));
            }
        }

        foreach (var (functionSyntax, function) in declared)
        {
            function.ResumeOf = functionSyntax.ResumeOf is { } original ? FindFunction(original) : null;
        }

        if (syntax.EntryPoint is { } entry && FindFunction(entry) is { } start)
        {
            _module.SetEntryPoint(start);
        }

        if (!errors.Any)
        {
            foreach (var (functionSyntax, function) in declared)
            {
                new FunctionScope(this, function).Resolve(functionSyntax);
            }
        }
    }

    private IrFunction? Declare(FunctionSyntax function)
    {
        var name = function.Name;
        if (_module.FindFunction(name.Text) is not null)
        {
            errors.Add(name.Position, $"function @{name.Text} is defined twice");
            return null;
        }

        if (function.Blocks.Length == 0 || IrNames.BaseOf(function.Blocks[0].Name.Text) != "entry")
        {
            errors.Add(name.Position, $"the first block of @{name.Text} must be ^entry");
            return null;
        }

        var entry = function.Blocks[0];
        if (!entry.Parameters.Select(p => (p.Name.Text, p.Type)).SequenceEqual(function.Parameters.Select(p => (p.Name.Text, p.Type))))
        {
            errors.Add(entry.Name.Position, $"the parameters of ^entry must be those of @{name.Text}");
            return null;
        }

        var result = _module.AddFunction(name.Text, function.Results, function.Location);
        result.Suspends = function.Suspends;
        result.IsLeaf = function.IsLeaf;
        foreach (var parameter in function.Parameters)
        {
            IrBuilder.AddBlockParameter(result.Entry, parameter.Type, IrNames.NameOfText(parameter.Name.Text)).IsBorrowed = parameter.IsBorrowed;
        }

        return result;
    }

    private IrFunction? FindFunction(NameSyntax name)
    {
        var function = _module.FindFunction(name.Text);
        if (function is null)
        {
            errors.AddUnknown(name.Position, "function", "@", name.Text, _module.Functions.Select(candidate => candidate.Name));
        }

        return function;
    }

    private GlobalReference? FindGlobal(NameSyntax name)
    {
        if (_module.FindGlobal(name.Text) is { } global)
        {
            return new GlobalReference(global);
        }

        errors.AddUnknown(name.Position, "global", "@", name.Text, _module.Globals.Select(candidate => candidate.Name));
        return null;
    }

    private RuntimeReference? FindEntry(NameSyntax name)
    {
        var callable = RuntimeAbi.Rows.Where(row => row.IsCallable).Select(row => row.Name);
        if (!RuntimeAbi.TryFind(name.Text, out var entry))
        {
            errors.AddUnknown(name.Position, "runtime entry", "", name.Text, callable);
        }
        else if (!entry.IsCallable)
        {
            errors.Add(name.Position, $"runtime entry '{name.Text}' is for backends only and cannot be called");
            entry = null;
        }

        return entry is null ? null : new RuntimeReference(entry);
    }

    /// <summary>The names of one function.</summary>
    private sealed class FunctionScope(IrSyntaxResolver module, IrFunction function)
    {
        private readonly Dictionary<string, IrBlock> _blocks = [];
        private readonly Dictionary<string, IrValue> _values = [];
        private readonly IrBuilder _builder = new(function);

        public void Resolve(FunctionSyntax syntax)
        {
            var errorsBefore = module.Errors.Count;
            foreach (var block in syntax.Blocks)
            {
                DeclareBlock(block);
            }

            // Values are numbered in the order of their definitions, which is that of the text.
            var results = syntax.Blocks.Select(block => block.Instructions.Select(DeclareResults).ToArray()).ToArray();
            if (module.Errors.Count > errorsBefore)
            {
                return;
            }

            for (var i = 0; i < syntax.Blocks.Length; i++)
            {
                for (var j = 0; j < results[i].Length; j++)
                {
                    Resolve(function.Blocks[i], syntax.Blocks[i].Instructions[j], results[i][j]);
                }
            }
        }

        private void DeclareBlock(BlockSyntax syntax)
        {
            var isEntry = _blocks.Count == 0;
            var block = isEntry ? function.Entry : _builder.AddBlock(IrNames.NameOfText(syntax.Name.Text) ?? "block");
            if (!_blocks.TryAdd(syntax.Name.Text, block))
            {
                module.Errors.Add(syntax.Name.Position, $"block ^{syntax.Name.Text} is defined twice");
            }

            for (var i = 0; i < syntax.Parameters.Length; i++)
            {
                var (name, type, isBorrowed) = syntax.Parameters[i];
                var parameter = isEntry ? block.Parameters[i] : IrBuilder.AddBlockParameter(block, type, IrNames.NameOfText(name.Text));
                parameter.IsBorrowed |= isBorrowed;
                DeclareValue(name, parameter);
            }
        }

        private IrValue[] DeclareResults(InstructionSyntax syntax)
        {
            var types = syntax.ResultTypes;
            if (types.IsDefault)
            {
                types = syntax.Info is { Result: ResultRule.Fixed, ResultType: { } fixedType } ? [fixedType] : [];
            }

            if (types.Length != syntax.Results.Length)
            {
                module.Errors.Add(
                    syntax.Position,
                    $"{syntax.Info.Mnemonic} has {Count(syntax.Results.Length, "result name")} but {Count(types.Length, "result type")}");
                return [];
            }

            var values = types.Select((type, i) => function.NewValue(type, IrNames.NameOfText(syntax.Results[i].Name.Text))).ToArray();
            for (var i = 0; i < values.Length; i++)
            {
                DeclareValue(syntax.Results[i].Name, values[i]);
            }

            return values;
        }

        private void DeclareValue(NameSyntax name, IrValue value)
        {
            if (!_values.TryAdd(name.Text, value))
            {
                module.Errors.Add(name.Position, $"value %{name.Text} is defined twice");
            }
        }

        private void Resolve(IrBlock block, InstructionSyntax syntax, IrValue[] results)
        {
            var operands = FindValues(syntax.Operands);
            var targets = FindTargets(syntax.Targets);
            if (operands is null || targets is null || !TryFindImmediate(syntax, operands, results, out var immediate))
            {
                return;
            }

            CheckResultTypes(syntax, operands, immediate, results);
            block.InstructionList.Add(new IrInstruction(syntax.Info, operands, results, immediate, targets, syntax.Location));
            for (var i = 0; i < results.Length; i++)
            {
                results[i].IsBorrowed |= syntax.Results[i].IsBorrowed;
            }
        }

        private bool TryFindImmediate(InstructionSyntax syntax, IrValue[] operands, IrValue[] results, out IrImmediate? immediate)
        {
            immediate = syntax.Info.Immediate switch
            {
                ImmediateKind.Path => operands.Length > 0 ? new PathResolver(module.Errors).Resolve(syntax.Path, operands[0].Type) : null,
                ImmediateKind.ResultType => results.Length > 0 ? new TypeImmediate(results[0].Type) : null,
                ImmediateKind.Variant => syntax.Reference is { } name && results.Length == 1 ? FindVariant(name, results[0].Type) : null,
                ImmediateKind.HandleKind => syntax.Reference is { } name && results.Length == 1 ? new HandleKind(name.Text, results[0].Type) : null,
                ImmediateKind.State => new StateImmediate(syntax.State),
                ImmediateKind.ResumeState => syntax.Reference is { } name && module.FindFunction(name) is { } resume ? new ResumeState(resume, syntax.State) : null,
                ImmediateKind.Name => syntax.Reference is { } name ? new NameImmediate(name.Text) : null,
                ImmediateKind.Constant => syntax.Constant,
                ImmediateKind.Function => syntax.Reference is { } name && module.FindFunction(name) is { } callee ? new FunctionReference(callee) : null,
                ImmediateKind.Global => syntax.Reference is { } name ? module.FindGlobal(name) : null,
                ImmediateKind.RuntimeEntry => syntax.Reference is { } name ? module.FindEntry(name) : null,
                _ => null,
            };
            return immediate is not null || syntax.Info.Immediate == ImmediateKind.None;
        }

        private VariantReference? FindVariant(NameSyntax name, IrType type)
        {
            if (type is not EnumType sum)
            {
                module.Errors.Add(name.Position, $"{type} is no enum");
                return null;
            }

            var index = sum.IndexOf(name.Text);
            if (index < 0)
            {
                module.Errors.AddUnknown(name.Position, $"variant of {type}", "", name.Text, sum.Variants.Select(variant => variant.Name));
            }

            return index < 0 ? null : new VariantReference(sum, index);
        }

        private IrValue[]? FindValues(ImmutableArray<NameSyntax> names)
        {
            var values = new IrValue[names.Length];
            var areAllKnown = true;
            for (var i = 0; i < names.Length; i++)
            {
                if (_values.TryGetValue(names[i].Text, out var value))
                {
                    values[i] = value;
                    continue;
                }

                areAllKnown = false;
                module.Errors.AddUnknown(names[i].Position, "value", "%", names[i].Text, _values.Keys);
            }

            return areAllKnown ? values : null;
        }

        private IrBranchTarget[]? FindTargets(ImmutableArray<TargetSyntax> targets)
        {
            var result = new IrBranchTarget[targets.Length];
            var areAllKnown = true;
            for (var i = 0; i < targets.Length; i++)
            {
                var name = targets[i].Block;
                if (!_blocks.TryGetValue(name.Text, out var block))
                {
                    module.Errors.AddUnknown(name.Position, "block", "^", name.Text, _blocks.Keys);
                }

                var arguments = FindValues(targets[i].Arguments);
                areAllKnown &= block is not null && arguments is not null;
                result[i] = new IrBranchTarget(block ?? function.Entry, [.. arguments ?? []]);
            }

            return areAllKnown ? result : null;
        }

        private void CheckResultTypes(InstructionSyntax syntax, IrValue[] operands, IrImmediate? immediate, IrValue[] results)
        {
            var required = ResultTypes.Of(syntax.Info, operands, immediate, function.Module.Types);
            if (required.IsDefault || required.SequenceEqual(results.Select(value => value.Type)))
            {
                return;
            }

            var written = string.Join(", ", results.Select(value => value.Type));
            var position = syntax.ResultTypes.IsDefault ? syntax.Position : syntax.ResultTypesPosition;
            module.Errors.Add(
                position,
                required.Length == 0
                    ? $"{syntax.Info.Mnemonic} has no result here, not ({written})"
                    : $"{syntax.Info.Mnemonic} gives ({string.Join(", ", required)}) here, not ({written})");
        }

        private static string Count(int count, string what) => count switch
        {
            0 => $"no {what}",
            1 => $"one {what}",
            _ => $"{count} {what}s",
        };
    }

    private IrTextErrors Errors => errors;
}
