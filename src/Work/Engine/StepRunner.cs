using System.Text;
using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Journal;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

/// <summary>
/// Runs one step to its recorded end: returns recorded results, counts attempts, notes waits, parks unknown outcomes. Thread safe.
/// </summary>
internal sealed class StepRunner(StepRecorder recorder, FailPointSet failPoints, WorkMetrics metrics, TimeProvider clock, ILogger<StepRunner> log)
{
    private const int OutputLimit = 1024 * 1024;

    public async Task<Outcome<T>> RunAsync<T>(
        RunFrame frame, Place place, string kind, Func<StepCall, CancellationToken, Task<Outcome<T>>> body, StepTerms<T> terms)
    {
        var last = frame.History.At(place);
        var state = last is null ? (StepState?)null : WireName<StepState>.Parse(last.State);
        if (state is StepState.Completed)
        {
            return Remember(frame, place, last!.Seq, Read<T>(frame, last.Output!), terms);
        }

        if (state is StepState.Failed)
        {
            return WorkFailures.StepThrew with { Code = last!.ErrorCode!, Detail = last.ErrorDetail! };
        }

        if (state is StepState.FailedRetry && last!.NextAt > clock.GetUtcNow())
        {
            frame.Pass();
            throw frame.Wait(new RunWait(WaitReason.Retry, place, last.NextAt));
        }

        var attempt = new StepAttempt(
            frame, place, kind, (last?.Attempt ?? 0) + (state is StepState.Started ? 0 : 1), clock.Now(), terms.Effect == StepEffect.AtMostOnce);
        if (state is StepState.Started && await VerifyAsync(attempt, terms) is { } known)
        {
            return await CompleteAsync(attempt, known.Value, terms);
        }

        return await TryAsync(attempt, state is StepState.Started, body, terms);
    }

    private async Task<Outcome<T>> TryAsync<T>(
        StepAttempt attempt, bool isStarted, Func<StepCall, CancellationToken, Task<Outcome<T>>> body, StepTerms<T> terms)
    {
        attempt.Frame.Pass();
        if (attempt.AtMostOnce && !isStarted)
        {
            await recorder.RecordAsync(attempt.Frame, attempt.Write(StepState.Started));
        }

        var began = clock.GetTimestamp();
        var outcome = await CallAsync(attempt, body, terms);
        failPoints.At(FailPoint.StepAfterBody);
        metrics.StepEnded(attempt.Frame.Run.Kind, outcome.Failure is null ? "completed" : "failed", clock.GetElapsedTime(began));
        return outcome.Failed(out var failure)
            ? await FailAsync<T>(attempt, JobFailure.Recorded(failure), terms.Retry, attempt.EndsBy(terms.Deadline))
            : await CompleteAsync(attempt, outcome.Value, terms);
    }

    private async Task<Outcome<T>> CallAsync<T>(StepAttempt attempt, Func<StepCall, CancellationToken, Task<Outcome<T>>> body, StepTerms<T> terms)
    {
        var frame = attempt.Frame;
        var stop = frame.Token;
        using var span = RunTrace.Step(attempt.Place.Key, attempt.Number);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (TimeFor(attempt, terms) is { } time)
        {
            limit.CancelAfter(time);
        }

        try
        {
            return await body(attempt.Call, limit.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw frame.Stop(frame.WhyCancelled());
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return attempt.AtMostOnce ? throw Unknown(frame) : WorkFailures.StepTimedOut;
        }
        catch (Exception e) when (e is not RunHalted)
        {
            Log.StepThrew(log, e, frame.Run.Id, attempt.Place.Key, attempt.Number);
            return attempt.AtMostOnce ? throw Unknown(frame) : WorkFailures.StepThrew.Saying($"The step {attempt.Place} failed with {e.GetType().Name}.");
        }
    }

    // The time left for all attempts, or for this one if that is less.
    private TimeSpan? TimeFor<T>(StepAttempt attempt, StepTerms<T> terms)
    {
        var left = attempt.EndsBy(terms.Deadline) - clock.GetUtcNow() is { } rest ? rest > TimeSpan.Zero ? rest : TimeSpan.Zero : (TimeSpan?)null;
        return left < terms.Timeout || terms.Timeout is null ? left : terms.Timeout;
    }

    private async Task<Outcome<T>> CompleteAsync<T>(StepAttempt attempt, T value, StepTerms<T> terms)
    {
        var output = JsonSerializer.Serialize(value, MaruJson.Options);
        if (output.Length > OutputLimit / 4 && Encoding.UTF8.GetByteCount(output) > OutputLimit)
        {
            return await FailAsync<T>(attempt, WorkFailures.OutputTooLarge, RetryTerms.Never, null);
        }

        var seq = await recorder.RecordAsync(attempt.Frame, attempt.Write(StepState.Completed) with { Output = output, WasStarted = attempt.AtMostOnce });
        return Remember(attempt.Frame, attempt.Place, seq, value, terms);
    }

    private async Task<Outcome<T>> FailAsync<T>(StepAttempt attempt, Failure failure, RetryTerms retry, DateTimeOffset? endsBy)
    {
        var next = attempt.Number < retry.Attempts && Backoff.IsWorthwhile(retry, failure)
            ? clock.Now() + Backoff.After(attempt.Number, retry, failure) : (DateTimeOffset?)null;
        next = next < endsBy || endsBy is null ? next : null;
        var again = next is not null;
        await recorder.RecordAsync(attempt.Frame, attempt.Write(again ? StepState.FailedRetry : StepState.Failed) with
        {
            Error = failure,
            NextAt = next,
            WasStarted = attempt.AtMostOnce,
        });
        return again
            ? throw attempt.Frame.Wait(new RunWait(failure.RetryAfter is null ? WaitReason.Retry : WaitReason.Rate, attempt.Place, next))
            : failure;
    }

    private static async Task<Outcome<T>?> VerifyAsync<T>(StepAttempt attempt, StepTerms<T> terms)
    {
        attempt.Frame.Pass();
        var answer = terms.Verify is { } verify ? await verify(attempt.Call, attempt.Frame.Token) : null;
        return answer?.Happened switch
        {
            true when answer.Result is { } result => result,
            false => null,
            _ => throw Unknown(attempt.Frame),
        };
    }

    private static RunHalted Unknown(RunFrame frame) => frame.Stop(new StopReason(StopKind.Park, WorkFailures.OutcomeUnknown));

    private static T Read<T>(RunFrame frame, string output)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(output, MaruJson.Options)!;
        }
        catch (JsonException)
        {
            throw frame.Stop(new StopReason(StopKind.Park, WorkFailures.RecordUnreadable));
        }
    }

    private Outcome<T> Remember<T>(RunFrame frame, Place place, long seq, T value, StepTerms<T> terms)
    {
        if (terms.Compensate is { } compensate)
        {
            var undo = new Place($"comp:{place.Key}", place.Iteration);
            frame.Notes.Undo(new Undoing(place, seq, () => RunAsync(
                frame, undo, StepKind.Compensation, (call, ct) => compensate(value, call, ct), new StepTerms<Nothing> { Retry = terms.CompensateRetry })));
        }

        return value;
    }
}
