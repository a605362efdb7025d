// The rule about structs and enums, checked before all others, since these ask types for their parts: each is defined, and
// none lies inside itself by value, which would make it endless.
using System.Collections.Generic;
using Wyn.IR.Model;
using Wyn.IR.Types;

namespace Wyn.IR.Verify;

internal static class NominalRules
{
    public static void Check(IrModule module, List<VerificationError> errors)
    {
        foreach (var type in module.Types.Nominal)
        {
            if (type is StructType { IsDefined: false } or EnumType { IsDefined: false })
            {
                errors.Add(Error(type, "the type is declared and not defined"));
            }
        }

        if (errors.Count > 0)
        {
            return;
        }

        HashSet<IrType> finished = [];
        foreach (var type in module.Types.Nominal)
        {
            if (LiesInItself(type, finished))
            {
                errors.Add(Error(type, "a value of the type lies inside itself"));
            }
        }
    }

    /// <summary>Depth-first along what lies in a value; one that is met while it is open is the start of a circle.</summary>
    private static bool LiesInItself(IrType root, HashSet<IrType> finished)
    {
        HashSet<IrType> open = [];
        Stack<(IrType Type, bool IsDone)> work = new([(root, false)]);
        var isCircle = false;
        while (work.TryPop(out var next))
        {
            if (next.IsDone)
            {
                open.Remove(next.Type);
                finished.Add(next.Type);
                continue;
            }

            if (finished.Contains(next.Type) || !open.Add(next.Type))
            {
                isCircle |= open.Contains(next.Type);
                continue;
            }

            work.Push((next.Type, true));
            foreach (var part in next.Type.ValueParts)
            {
                work.Push((part, false));
            }
        }

        return isCircle;
    }

    private static VerificationError Error(IrType type, string message)
        => new(VerificationRules.Nominal, message, type.Text, null, null, default);
}
