// Runs passes over a module: verifies, dumps, times and limits them, and turns whatever goes wrong in one into a PassFailure.
// Nothing but a broken pipeline makes it throw.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Wyn.IR.Model;
using Wyn.IR.Text;
using Wyn.IR.Verify;

namespace Wyn.IR.Passes;

/// <summary>Runs passes.</summary>
public static class PassRunner
{
    /// <summary>The value of <see cref="PassOptions.DumpAfter"/> that stands for every pass.</summary>
    public const string AllPasses = "all";

    /// <summary>Brings a module to a stage by the passes of <see cref="PassPipeline"/>; a module that is there already is only verified.</summary>
    /// <exception cref="ArgumentException">The module is past the stage.</exception>
    public static PassRunResult Run(IrModule module, IrStage target, PassOptions options)
    {
        if (module.Stage > target)
        {
            throw new ArgumentException(
                $"the module is of stage {IrStageNames.Of(module.Stage)}, which comes after {IrStageNames.Of(target)}", nameof(target));
        }

        RequireOrder(PassPipeline.Passes);
        var first = module.Stage;
        var isChosen = PassPipeline.Passes.Where(pass => pass.FromStage >= first && pass.ToStage <= target && first < target);
        return Run(module, [.. isChosen.Where(pass => pass.IsRequired || options.OptimizationLevel > 0)], options);
    }

    /// <summary>Runs one pass alone.</summary>
    /// <exception cref="ArgumentException">The module is not of the stage that the pass takes.</exception>
    public static PassRunResult RunPass(IrModule module, PassDescriptor pass, PassOptions options)
        => module.Stage == pass.FromStage
            ? Run(module, [pass], options)
            : throw new ArgumentException(
                $"{pass.Id} takes stage {IrStageNames.Of(pass.FromStage)}, and the module is of stage {IrStageNames.Of(module.Stage)}", nameof(module));

    internal static PassRunResult Run(IrModule module, IReadOnlyList<PassDescriptor> passes, PassOptions options)
        => new Execution(module, passes, options).Run();

    private static void RequireOrder(IReadOnlyList<PassDescriptor> passes)
    {
        var problems = PassPipeline.CheckOrder(passes);
        if (problems.Length > 0)
        {
            throw new InvalidOperationException("the pass pipeline is out of order: " + string.Join("; ", problems));
        }
    }

    /// <summary>The state of one run.</summary>
    private sealed class Execution(IrModule module, IReadOnlyList<PassDescriptor> passes, PassOptions options)
    {
        private readonly ImmutableArray<PassDump>.Builder _dumps = ImmutableArray.CreateBuilder<PassDump>();
        private readonly ImmutableArray<PassTiming>.Builder _timings = ImmutableArray.CreateBuilder<PassTiming>();
        private readonly List<PassDescriptor> _completed = [];

        /// <summary>The text at the start, from which the text before any pass can be made again.</summary>
        private readonly string _startText = IrPrinter.Print(module);
        private int _optionalRun;

        public PassRunResult Run()
        {
            var failure = Verify(null, module.Stage);
            for (var i = 0; i < passes.Count && failure is null; i++)
            {
                var isWithinLimit = options.PassLimit is not { } limit || _optionalRun < limit;
                if (passes[i].IsRequired || isWithinLimit)
                {
                    failure = Run(passes[i], isLast: i == passes.Count - 1);
                }
            }

            return new PassRunResult
            {
                Module = module,
                Failure = failure,
                Dumps = _dumps.ToImmutable(),
                Timings = _timings.ToImmutable(),
                OptionalPassesRun = _optionalRun,
            };
        }

        private PassFailure? Run(PassDescriptor pass, bool isLast)
        {
            var stage = module.Stage;
            if (Execute(pass) is { } failure)
            {
                return failure;
            }

            module.Stage = pass.ToStage;
            _optionalRun += pass.IsRequired ? 0 : 1;
            Dump(pass);
            failure = options.VerifyEachPass || isLast ? Verify(pass, stage) : null;
            _completed.Add(pass);
            return failure is null || options.VerifyEachPass ? failure : FindCulprit() ?? failure;
        }

        /// <summary>Only the end was verified, so the last pass need not be the one at fault: all run again, each verified.</summary>
        private PassFailure? FindCulprit()
            => IrParser.Parse(_startText, module.Name) is { IsSuccess: true, Module: var again }
                ? new Execution(again, passes, options with { VerifyEachPass = true, DumpAfter = null }).Run().Failure
                : null;

        [SuppressMessage("Design", "CA1031", Justification = "Whatever a pass throws is a fault of the compiler and is reported as one.")]
        private PassFailure? Execute(PassDescriptor pass)
        {
            PassContext context = new();
            var start = Stopwatch.GetTimestamp();
            try
            {
                pass.Pass.Run(module, context);
                _timings.Add(new PassTiming(pass.Id, Stopwatch.GetElapsedTime(start)));
                return null;
            }
            catch (Exception exception)
            {
                return new PassFailure
                {
                    Stage = module.Stage,
                    PassId = pass.Id,
                    Function = context.Function?.Name,
                    Message = exception.Message,
                    Exception = exception,
                    ModuleText = TextBefore(),
                };
            }
        }

        private PassFailure? Verify(PassDescriptor? pass, IrStage stageBefore)
        {
            var errors = IrVerifier.Verify(module);
            return errors.Length == 0 ? null : new PassFailure
            {
                Stage = stageBefore,
                PassId = pass?.Id,
                Function = errors[0].Function.TrimStart('@'),
                Message = errors[0].ToString(),
                Errors = errors,
                ModuleText = TextBefore(),
            };
        }

        private void Dump(PassDescriptor pass)
        {
            if (options.DumpAfter is not { } wanted
                || (wanted != AllPasses && !string.Equals(wanted, pass.Id, StringComparison.OrdinalIgnoreCase)))
            {
                return;
            }

            if (options.DumpFunction is not { } name)
            {
                _dumps.Add(new PassDump(pass.Id, IrPrinter.Print(module)));
            }
            else if (module.FindFunction(name) is { } function)
            {
                _dumps.Add(new PassDump(pass.Id, IrPrinter.Print(function)));
            }
        }

        /// <summary>The module is changed in place, so the passes that completed run again on the text of the start.</summary>
        private string TextBefore()
        {
            if (_completed.Count == 0 || IrParser.Parse(_startText, module.Name) is not { IsSuccess: true, Module: var again })
            {
                return _startText;
            }

            foreach (var pass in _completed)
            {
                pass.Pass.Run(again, new PassContext());
                again.Stage = pass.ToStage;
            }

            return IrPrinter.Print(again);
        }
    }
}
