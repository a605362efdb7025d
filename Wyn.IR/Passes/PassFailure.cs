// An internal compiler error: a pass threw or left a module that breaks a rule.
using System;
using System.Collections.Immutable;
using Wyn.IR.Model;
using Wyn.IR.Text;
using Wyn.IR.Verify;

namespace Wyn.IR.Passes;

/// <summary>A fault in the compiler, with what is needed to reproduce it.</summary>
public sealed record PassFailure
{
    /// <summary>The stage of the module before the pass.</summary>
    public required IrStage Stage { get; init; }

    /// <summary>The pass; null if the module was wrong before the first pass.</summary>
    public string? PassId { get; init; }

    /// <summary>The function that the pass was working on, without '@'; null if that is not known.</summary>
    public string? Function { get; init; }

    /// <summary>What happened, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>The exception that the pass threw, if it did.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The broken rules, if the verifier found any.</summary>
    public ImmutableArray<VerificationError> Errors { get; init; } = [];

    /// <summary>The text of the module before the pass: with <c>wyn ir opt --pass</c> it shows the fault again.</summary>
    public required string ModuleText { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var function = Function is null ? "" : $" in @{Function}";
        return PassId is null
            ? $"the module of stage {IrStageNames.Of(Stage)} is wrong{function}: {Message}"
            : $"pass {PassId} on stage {IrStageNames.Of(Stage)} failed{function}: {Message}";
    }
}
