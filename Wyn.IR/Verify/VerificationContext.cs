// What the rule groups share while one function is verified: the errors so far, and names, made only if there is an error.
using System.Collections.Generic;
using Wyn.IR.Model;
using Wyn.IR.Text;

namespace Wyn.IR.Verify;

internal sealed class VerificationContext(IrFunction function, List<VerificationError> errors)
{
    private const int MostErrors = 100;

    private IrNames? _names;

    public IrFunction Function { get; } = function;

    public IrModule Module => Function.Module;

    public IrStage Stage => Function.Module.Stage;

    public string NameOf(IrValue value) => (_names ??= new IrNames(Function)).Of(value);

    public string NameOf(IrBlock block) => (_names ??= new IrNames(Function)).Of(block);

    public void Report(VerificationRule rule, string message, IrBlock? block = null, IrInstruction? instruction = null)
    {
        if (errors.Count >= MostErrors)
        {
            return;
        }

        _names ??= new IrNames(Function);
        errors.Add(new VerificationError(
            rule,
            message,
            IrPrinter.SymbolName(Function.Name),
            block is null ? null : _names.Of(block),
            instruction is null ? null : IrPrinter.Print(instruction, _names),
            instruction?.Location ?? Function.Location));
    }
}
