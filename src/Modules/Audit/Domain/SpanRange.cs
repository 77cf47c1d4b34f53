namespace Maru.Modules.Audit.Domain;

/// <summary>Counters whose span lies between two names, the second not included.</summary>
internal readonly record struct SpanRange(string From, string Before)
{
    public static SpanRange All { get; } = new(CountSpans.All, CountSpans.All + "~");
}
