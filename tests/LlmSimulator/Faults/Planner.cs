using System.Collections.Concurrent;

namespace Maru.LlmSimulator.Faults;

/// <summary>Makes a request's plan and remembers what has been used up. Thread safe.</summary>
internal sealed class Planner
{
    private readonly ConcurrentDictionary<string, int> _failed = new(StringComparer.Ordinal);
    private volatile ScriptInUse _script = new(Script.Empty);

    public Script Script
    {
        get => _script.Script;
        set => _script = new ScriptInUse(value);
    }

    /// <summary>A fault in the model name wins over the header, the header over the script.</summary>
    public Plan Make(ReceivedRequest request, string? headerFault)
    {
        var plan = PlanParser.Parse(request.Model ?? "");
        if (plan.Fault == FaultKind.None && !string.IsNullOrEmpty(headerFault))
        {
            plan = PlanParser.WithFault(plan, headerFault);
        }

        if (_script.Take(request, plan.Model) is { } rule)
        {
            plan = Merge(plan, rule);
        }

        return plan.Fault == FaultKind.StatusThenOk && Spent(request, plan) ? plan with { Fault = FaultKind.None } : plan;
    }

    public void Reset()
    {
        _failed.Clear();
        Script = Script.Empty;
    }

    private static Plan Merge(Plan plan, ScriptRule rule)
    {
        if (plan.Fault == FaultKind.None && rule.Fault is { } fault)
        {
            plan = PlanParser.WithFault(plan, fault);
        }

        return plan with
        {
            Rule = rule,
            Chunks = plan.Chunks ?? rule.Chunks,
            Size = plan.Size ?? rule.Size,
            Gap = plan.Gap == TimeSpan.Zero ? TimeSpan.FromMilliseconds(rule.GapMs ?? 0) : plan.Gap,
            RetryAfterSeconds = rule.RetryAfterSeconds ?? plan.RetryAfterSeconds,
        };
    }

    private bool Spent(ReceivedRequest request, Plan plan) =>
        _failed.AddOrUpdate(request.Model ?? "", 1, (_, n) => Math.Min(n + 1, plan.Failures + 1)) > plan.Failures;
}
