using Maru.Kernel;

namespace Maru.Work.Upkeep;

/// <summary>
/// Deletes runs that ended longer ago than <see cref="WorkSettings.Retention"/>, with their steps and events, in slices, so that other
/// writes can happen in between.
/// </summary>
internal sealed class ForgetRuns(RunRetention retention, WorkSettings settings, TimeProvider clock) : IDurableJob<NoInput, ForgottenRuns>
{
    public const string Kind = "work.forget_runs";

    public async Task<Outcome<ForgottenRuns>> RunAsync(NoInput input, IJobContext context, CancellationToken ct)
    {
        // The time is recorded: if this run continues tomorrow, it must not delete more than it would today.
        var before = (await context.StepAsync<DateTimeOffset>("cutoff", (_, _) =>
            Task.FromResult<Outcome<DateTimeOffset>>(clock.GetUtcNow() - settings.Retention))).Value;
        var all = await context.StepAsync<long>("count", async (_, c) => await retention.CountAsync(before, c));
        long done = 0;
        while (all.Failure is null && done < all.Value)
        {
            var slice = await context.StepAsync<long>("slice", async (_, c) => await retention.DeleteAsync(before, c));
            if (slice.Failed(out var failure))
            {
                return failure;
            }

            if (slice.Value == 0)
            {
                break;
            }

            done += slice.Value;
            await context.ProgressAsync((int)Math.Min(99, done * 100 / all.Value), $"Deleted {done} of {all.Value} runs");
        }

        return all.Failed(out var uncounted) ? uncounted : new ForgottenRuns(done);
    }
}
