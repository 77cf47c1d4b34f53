namespace Maru.Modules.Llm.Calls.Erasing;

/// <summary>Deletes calls past their retention, in slices of their own transactions so that requests' writes come in between.</summary>
internal sealed class PurgeCalls(ICallStore calls, CallSettings settings, TimeProvider clock)
{
    private const int Slice = 5_000;

    /// <summary>What is older goes.</summary>
    public DateTimeOffset Cutoff => clock.GetUtcNow() - settings.Retention;

    /// <summary>One slice; <see cref="PurgedSlice.IsLast"/> tells whether that was all.</summary>
    public async Task<PurgedSlice> RunAsync(DateTimeOffset before, CancellationToken ct)
    {
        var deleted = await calls.PurgeAsync(before, Slice, ct);
        return new PurgedSlice(deleted, deleted < Slice);
    }
}
