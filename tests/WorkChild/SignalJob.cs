using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>A step, a message, a step.</summary>
internal sealed class SignalJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        await context.StepAsync<int>("before", Effect);
        var wait = await context.WaitForSignalAsync("go", TimeSpan.FromMinutes(5));
        await context.StepAsync<int>("after", Effect);
        return $"{input.Name} {wait.TimedOut} {wait.Payload}";
    }

    private async Task<Outcome<int>> Effect(StepCall call, CancellationToken ct)
    {
        await effects.NoteAsync(call, ct);
        return 1;
    }
}
