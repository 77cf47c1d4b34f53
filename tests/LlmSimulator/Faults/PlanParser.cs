using System.Globalization;

namespace Maru.LlmSimulator.Faults;

/// <summary>Reads directives such as "gpt-4o-mini+fault.503retry+chunks.20+gap.5".</summary>
internal static class PlanParser
{
    private const int HugeLine = 1024 * 1024;

    public static Plan Parse(string model)
    {
        if (!model.Contains('+', StringComparison.Ordinal))
        {
            return new Plan { Model = model };
        }

        var pieces = model.Split('+');
        var plan = new Plan { Model = pieces[0] };
        foreach (var piece in pieces.Skip(1))
        {
            var dot = piece.IndexOf('.', StringComparison.Ordinal);
            plan = dot < 0
                ? plan with { Unknown = piece }
                : Directive(plan, piece[..dot], piece[(dot + 1)..]);
        }

        return plan;
    }

    public static Plan WithFault(Plan plan, string fault) => fault switch
    {
        "timeout" => plan with { Fault = FaultKind.Timeout },
        "abort" => plan with { Fault = FaultKind.Abort },
        "cut" => plan with { Fault = FaultKind.Cut },
        "noend" => plan with { Fault = FaultKind.NoEnd },
        "inband" => plan with { Fault = FaultKind.InBand },
        "garbage" => plan with { Fault = FaultKind.Garbage },
        "drip" => plan with { Fault = FaultKind.Drip },
        "huge" => plan with { Fault = FaultKind.Huge, Size = HugeLine, Chunks = 1 },
        "html" => plan with { Fault = FaultKind.Html },
        "empty" => plan with { Fault = FaultKind.Empty },
        "quota" => plan with { Fault = FaultKind.Quota, Status = 429 },
        "context" => plan with { Fault = FaultKind.Context, Status = 400 },
        _ when fault.StartsWith("slow", StringComparison.Ordinal) && Number(fault[4..], 3_600_000) is { } ms =>
            plan with { Delay = TimeSpan.FromMilliseconds(ms) },
        _ => Status(plan, fault),
    };

    private static Plan Directive(Plan plan, string name, string value) => (name, Number(value, Plan.MaxSize)) switch
    {
        ("fault", _) => WithFault(plan, value),
        ("chunks", > 0 and { } n) => plan with { Chunks = Math.Min(n, Plan.MaxChunks) },
        ("gap", { } ms) => plan with { Gap = TimeSpan.FromMilliseconds(ms) },
        ("size", { } bytes) => plan with { Size = bytes },
        ("retry", { } seconds) => plan with { RetryAfterSeconds = seconds },
        _ => plan with { Unknown = $"{name}.{value}" },
    };

    private static Plan Status(Plan plan, string fault)
    {
        var status = fault.Length < 3 ? null : Number(fault[..3], 599);
        if (status is null or < 400)
        {
            return plan with { Unknown = $"fault.{fault}" };
        }

        var rest = fault[3..];
        if (rest.Length == 0)
        {
            return plan with { Fault = FaultKind.Status, Status = status.Value };
        }

        if (!rest.StartsWith("retry", StringComparison.Ordinal))
        {
            return plan with { Unknown = $"fault.{fault}" };
        }

        var times = rest.Length == 5 ? 1 : Number(rest[5..], 1000);
        return times is null
            ? plan with { Unknown = $"fault.{fault}" }
            : plan with { Fault = FaultKind.StatusThenOk, Status = status.Value, Failures = times.Value, RetryAfterSeconds = plan.RetryAfterSeconds ?? 0 };
    }

    private static int? Number(string text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number : null;
}
