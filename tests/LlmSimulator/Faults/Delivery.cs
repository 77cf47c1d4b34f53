using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Faults;

/// <summary>Puts an answer on the wire, whole or broken as the plan wants. Every frame is flushed by itself.</summary>
internal sealed class Delivery(TimeProvider clock, CancellationToken stopping)
{
    private const int DripPauseEvery = 4;
    private static readonly TimeSpan DripPause = TimeSpan.FromMilliseconds(1);

    /// <summary>Faults that need no answer at all; false when the answer is still to be sent.</summary>
    public async Task<bool> TryWithoutAnswerAsync(Exchange x, CancellationToken ct)
    {
        if (x.Plan.Delay > TimeSpan.Zero)
        {
            await Task.Delay(x.Plan.Delay, clock, ct);
        }

        switch (x.Plan.Fault)
        {
            case FaultKind.Timeout:
                using (var either = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping))
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, clock, either.Token);
                }

                return true;
            case FaultKind.Abort:
                x.Http.Abort();
                return true;
            case FaultKind.Html:
                await SendAsync(x, Broken.Html, ct);
                return true;
            default:
                return false;
        }
    }

    public async Task SendAsync(Exchange x, Answer answer, CancellationToken ct)
    {
        // A refusal must arrive in one piece: faults of the wire are for answers that would have been good.
        var fault = answer.Status == StatusCodes.Status200OK ? x.Plan.Fault : FaultKind.None;
        var frames = Broken.Frames(answer, fault);
        Begin(x, answer, fault == FaultKind.Cut || answer.IsStream ? null : frames.Sum(f => f.Length), answer.Frames.Sum(f => f.Length));
        var pace = new Pace(clock, x.Plan.Gap);
        for (var i = 0; i < frames.Count; i++)
        {
            await pace.WaitForAsync(i, ct);
            await HoldAsync(x.Plan.Rule?.HoldAfter == i, ct);
            await WriteAsync(x, frames[i], fault == FaultKind.Drip, ct);
            x.Request.ChunkDone();
        }

        if (fault == FaultKind.Cut)
        {
            // The peer should see what was written before the connection breaks.
            await Task.Delay(DripPause * 20, clock, ct);
            x.Http.Abort();
            return;
        }

        await x.Http.Response.CompleteAsync();
        x.Request.Done();
    }

    private async Task HoldAsync(bool holds, CancellationToken ct)
    {
        if (holds)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping);
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, either.Token);
        }
    }

    private static void Begin(Exchange x, Answer answer, int? length, int whole)
    {
        var response = x.Http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers.Concat(x.Plan.Rule?.Headers ?? new Dictionary<string, string>()))
        {
            response.Headers[name] = value;
        }

        if (!answer.IsStream)
        {
            response.ContentLength = length ?? whole;
        }
        else
        {
            response.Headers.CacheControl = "no-cache";
        }

        x.Request.Answered(answer.Status);
    }

    private async Task WriteAsync(Exchange x, ReadOnlyMemory<byte> frame, bool drip, CancellationToken ct)
    {
        var step = drip ? 1 : Math.Max(1, frame.Length);
        for (var at = 0; at < frame.Length; at += step)
        {
            await x.Http.Response.BodyWriter.WriteAsync(frame.Slice(at, Math.Min(step, frame.Length - at)), ct);
            x.Request.Sent(Math.Min(step, frame.Length - at));
            if (drip && at % DripPauseEvery == 0)
            {
                await Task.Delay(DripPause, clock, ct);
            }
        }

        ct.ThrowIfCancellationRequested();
    }
}
