namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>How the model types have fared lately, so that anyone who switches a provider sees what became of it.</summary>
internal sealed class ReadHealth(ICallStore calls, TimeProvider clock)
{
    /// <summary>The most calls looked at: what happened last counts, and the question must cost the same on a busy server.</summary>
    public const int MostCalls = 20_000;

    public async Task<(DateTimeOffset From, IReadOnlyList<TypeHealth> Types, bool Cut)> RunAsync(int minutes, CancellationToken ct)
    {
        var from = clock.GetUtcNow().AddMinutes(-minutes);
        var recent = await calls.RecentAsync(from, MostCalls, ct);
        return (from, TypeHealth.Of(recent), recent.Count == MostCalls);
    }
}
