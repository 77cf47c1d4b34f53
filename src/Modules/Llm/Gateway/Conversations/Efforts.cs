namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>The words of all vendors for <see cref="Effort"/>.</summary>
internal static class Efforts
{
    public const string All = "none, minimal, low, medium, high, xhigh or max";

    /// <summary>Null for any other word.</summary>
    public static Effort? TryRead(string? word) => word switch
    {
        "none" => Effort.None,
        "minimal" => Effort.Minimal,
        "low" => Effort.Low,
        "medium" => Effort.Medium,
        "high" => Effort.High,
        "xhigh" => Effort.XHigh,
        "max" => Effort.Max,
        _ => null,
    };

    /// <summary>The word for it.</summary>
    public static string Word(Effort effort) => effort switch
    {
        Effort.None => "none",
        Effort.Minimal => "minimal",
        Effort.Low => "low",
        Effort.Medium => "medium",
        Effort.High => "high",
        Effort.XHigh => "xhigh",
        Effort.Max => "max",
    };
}
