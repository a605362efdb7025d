// The names of the stages in the text form and on the command line.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Wyn.IR.Model;

namespace Wyn.IR.Text;

/// <summary>The names of the stages in the text form.</summary>
public static class IrStageNames
{
    /// <summary>All names, in the order of the stages.</summary>
    public static IEnumerable<string> All => Enum.GetValues<IrStage>().Select(Of);

    /// <summary>The name of a stage.</summary>
    public static string Of(IrStage stage) => stage switch
    {
        IrStage.Raw => "raw",
        IrStage.Opt => "opt",
        IrStage.Owned => "owned",
        IrStage.Suspend => "suspend",
        _ => throw new UnreachableException($"stage {stage} has no name"),
    };

    /// <summary>The stage with a name; false if there is none.</summary>
    public static bool TryFind(string name, out IrStage stage)
    {
        foreach (var candidate in Enum.GetValues<IrStage>())
        {
            if (Of(candidate) == name)
            {
                stage = candidate;
                return true;
            }
        }

        stage = default;
        return false;
    }
}
