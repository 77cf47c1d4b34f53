using Maru.Kernel;
using Maru.Work;

namespace Maru.WorkChild;

/// <summary>A step that succeeds at its third attempt.</summary>
internal sealed class RetryJob(Effects effects) : IDurableJob<Shape, string>
{
    public async Task<Outcome<string>> RunAsync(Shape input, IJobContext context, CancellationToken ct)
    {
        var terms = new StepTerms<int> { Retry = new RetryTerms(5, TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(50)) };
        var step = await context.StepAsync<int>("flaky", async (call, c) =>
        {
            await effects.NoteAsync(call, c);
            return call.Attempt < 3 ? WorkFailures.StepTimedOut : call.Attempt;
        }, terms);
        return $"{input.Name} {step.Value}";
    }
}
