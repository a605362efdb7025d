// THE list of passes, in the order in which they run, with the rules about that order.
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Wyn.IR.Model;

namespace Wyn.IR.Passes;

/// <summary>The passes between the frontend and the backends.</summary>
public static class PassPipeline
{
    private static readonly PassDescriptor CopyPropagation = Optional(
        new CopyPropagation(), "Removes block parameters that always have the same value.") with
    {
        MustFollow = [new("UnreachableBlocks", "an edge that is never taken must not count as another value")],
    };

    private static readonly PassDescriptor ConstantFolding = Optional(
        new ConstantFolding(), "Computes ops whose operands are constants.") with
    {
        MustFollow = [new("CopyPropagation", "a loop parameter that never changes is a constant only under its own name")],
    };

    private static readonly PassDescriptor SimplifyControlFlow = Optional(
        new SimplifyControlFlow(), "Decides constant branches, skips empty blocks, joins blocks in a row.") with
    {
        MustFollow = [new("ConstantFolding", "a branch is decided by the constant that folding finds")],
    };

    private static readonly PassDescriptor Inlining = Optional(
        new Inlining(), "Puts small functions, and those that are given a known closure, where they are called.") with
    {
        MustFollow =
        [
            new("CopyPropagation", "a closure is known only under its own name"),
            new("SimplifyControlFlow", "what is dead would count as size"),
        ],
    };

    private static readonly PassDescriptor Forwarding = Optional(
        new Forwarding(), "Replaces parts of values that are made in the same function by what they are made of.") with
    {
        MustFollow =
        [
            new("Inlining", "the caller takes apart what the function has put together"),
            new("CopyPropagation", "the making is known only under its own name"),
        ],
    };

    /// <summary>The pipeline. A pass may stand in it more than once.</summary>
    public static readonly ImmutableArray<PassDescriptor> Passes =
    [
        Required(new UnreachableBlocks(), IrStage.Raw, IrStage.Raw, "Removes the blocks that control cannot reach."),
        CopyPropagation, ConstantFolding, SimplifyControlFlow,
        Inlining,
        CopyPropagation, Forwarding, ConstantFolding, SimplifyControlFlow, // A body has other constants at each place. Deciding a branch leaves parameters with one value, whose uses fold.
        Optional(new DeadCode(), "Removes unused instructions, block parameters and functions.") with
        {
            MustFollow = [new("SimplifyControlFlow", "what only removed blocks used is dead")],
        },
        Required(new MarkSuspending(), IrStage.Raw, IrStage.Opt, "Marks the functions that may suspend.") with
        {
            MustFollow = [new("UnreachableBlocks", "an await that control cannot reach must not make its function suspend")],
        },
        Optional(new ReadsInPlace(), "Looks at what globals and boxes hold without copying it.") with
        {
            FromStage = IrStage.Opt,
            ToStage = IrStage.Opt,
            MustFollow = [new("MarkSuspending", "what is called while a place is open must be marked leaf"), new("DeadCode", "an unused look would count")],
        },
        Required(new Ownership(), IrStage.Opt, IrStage.Owned, "Decides what is borrowed, and makes copies and drops of counted values explicit.") with
        {
            MustFollow = [new("UnreachableBlocks", "liveness is that of the reachable blocks")],
        },
        Required(new CallingConvention(), IrStage.Owned, IrStage.Suspend, "Passes the worker, gives frames back, lowers task ops.") with
        {
            MustFollow =
            [
                new("MarkSuspending", "functions that may suspend get a frame result"),
                new("Ownership", "what a frame will hold must have an owner"),
            ],
        },
        Required(new SuspendLowering(), IrStage.Suspend, IrStage.Suspend, "Lets functions leave with a frame and go on from it later.") with
        {
            MustFollow = [new("CallingConvention", "a call says by its frame that it was suspended")],
        },
    ];

    /// <summary>The pass with a name, upper and lower case alike; null if there is none.</summary>
    public static PassDescriptor? Find(string id)
        => Passes.FirstOrDefault(pass => string.Equals(pass.Id, id, System.StringComparison.OrdinalIgnoreCase));

    /// <summary>What is wrong with the order of a list of passes; nothing if it keeps the rules.</summary>
    internal static ImmutableArray<string> CheckOrder(IReadOnlyList<PassDescriptor> passes)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        HashSet<string> seen = [];
        var stage = IrStage.Raw;
        foreach (var pass in passes)
        {
            problems.AddRange(pass.MustFollow
                .Where(order => !seen.Contains(order.Id))
                .Select(order => $"{pass.Id} must follow {order.Id}: {order.Reason}"));
            if (pass.FromStage != stage || pass.ToStage < stage)
            {
                problems.Add($"{pass.Id} takes stage {pass.FromStage}, but the passes before it give {stage}");
            }

            if (pass.ToStage != pass.FromStage && !pass.IsRequired)
            {
                problems.Add($"{pass.Id} changes the stage and must be required");
            }

            stage = pass.ToStage;
            seen.Add(pass.Id);
        }

        return problems.ToImmutable();
    }

    private static PassDescriptor Required(IIrPass pass, IrStage from, IrStage to, string summary) => new(pass)
    {
        Id = pass.GetType().Name,
        Summary = summary,
        IsRequired = true,
        FromStage = from,
        ToStage = to,
    };

    private static PassDescriptor Optional(IIrPass pass, string summary) => new(pass)
    {
        Id = pass.GetType().Name,
        Summary = summary,
        FromStage = IrStage.Raw,
        ToStage = IrStage.Raw,
    };
}
