using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.UseCases.Calls;

/// <summary>
/// Deletes calls past their retention, in slices of their own transactions so that requests' writes come in between. Stopped half-way,
/// the next run goes on.
/// </summary>
internal sealed class PurgeCalls(ICallStore calls, CallOptions options, TimeProvider clock)
{
    private const int Slice = 5_000;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    /// <param name="progress">Told the number deleted so far.</param>
    /// <param name="ct">Stops between slices.</param>
    /// <returns>How many were deleted.</returns>
    public async Task<long> RunAsync(IProgress<long>? progress, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.RetentionDays);
        long deleted = 0;
        while (true)
        {
            var slice = await calls.PurgeAsync(before, Slice, ct).ConfigureAwait(false);
            deleted += slice;
            progress?.Report(deleted);
            if (slice < Slice)
            {
                return deleted;
            }

            await Task.Delay(Breath, TimeProvider.System, ct).ConfigureAwait(false);
        }
    }
}
