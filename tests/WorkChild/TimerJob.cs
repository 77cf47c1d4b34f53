using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>A step, a wait, a step.</summary>
internal sealed class TimerJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        await context.StepAsync<int>("before", Effect);
        await context.SleepUntilAsync("nap", TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(60));
        await context.StepAsync<int>("after", Effect);
        return $"{input.Name} slept";
    }

    private async Task<Outcome<int>> Effect(StepCall call, CancellationToken ct)
    {
        await effects.NoteAsync(call, ct);
        return 1;
    }
}
