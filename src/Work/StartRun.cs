using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Json;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Journal;
using Maru.Work.Runs;

namespace Maru.Work;

/// <summary>
/// Starts a run of a known kind with a checked input. Failures: <c>work.unknown_kind</c>, <c>work.malformed_input</c>,
/// <c>work.payload_too_large</c>, <c>work.malformed_request</c>, <c>work.idempotency_key_reused</c>, and those of the kind. Thread safe.
/// </summary>
public sealed class StartRun
{
    private readonly JobKinds _kinds;
    private readonly IJournal _journal;
    private readonly WorkSignal _signal;
    private readonly LiveTopics _topics;
    private readonly RunAudit _audit;
    private readonly FailPointSet _failPoints;
    private readonly TimeProvider _clock;

    internal StartRun(JobKinds kinds, IJournal journal, WorkSignal signal, LiveTopics topics, RunAudit audit, FailPointSet failPoints, TimeProvider clock) =>
        (_kinds, _journal, _signal, _topics, _audit, _failPoints, _clock) = (kinds, journal, signal, topics, audit, failPoints, clock);

    /// <summary>Starts it in its own transaction.</summary>
    /// <typeparam name="TInput">The kind's input.</typeparam>
    /// <param name="kind">The kind.</param>
    /// <param name="input">The input.</param>
    /// <param name="terms">Owner, idempotency key, time.</param>
    /// <param name="ct">Cancels what has not begun.</param>
    public Task<Outcome<RunReceipt>> RunAsync<TInput>(string kind, TInput input, StartTerms terms, CancellationToken ct) =>
        RunJsonAsync(kind, JsonSerializer.Serialize(input, MaruJson.Options), terms, ct);

    /// <summary>Starts it in the caller's transaction: the run exists if and only if the caller's change is committed.</summary>
    /// <typeparam name="TInput">The kind's input.</typeparam>
    /// <param name="tx">The caller's transaction.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="input">The input.</param>
    /// <param name="terms">Owner, idempotency key, time.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<Outcome<RunReceipt>> RunAsync<TInput>(Tx tx, string kind, TInput input, StartTerms terms, CancellationToken ct)
    {
        var run = Make(kind, JsonSerializer.Serialize(input, MaruJson.Options), terms);
        return run.Failed(out var failure) ? Task.FromResult<Outcome<RunReceipt>>(failure) : InsertAsync(tx, run.Value, ct);
    }

    internal async Task<Outcome<RunReceipt>> RunJsonAsync(string kind, string json, StartTerms terms, CancellationToken ct)
    {
        var run = Make(kind, json, terms);
        if (run.Failed(out var failure))
        {
            return failure;
        }

        var receipt = await _journal.WriteAsync(async (tx, c) =>
        {
            var started = await InsertAsync(tx, run.Value, c);
            _failPoints.At(FailPoint.StartBeforeCommit);
            return started;
        }, ct);
        _failPoints.At(FailPoint.StartAfterCommit);
        return receipt;
    }

    private async Task<Outcome<RunReceipt>> InsertAsync(Tx tx, NewRun run, CancellationToken ct)
    {
        if (await RunTable.InsertAsync(tx, run, _clock.Now(), ct))
        {
            _audit.Started(tx, run.Id, run.Kind.Name);
            tx.AfterCommit(() =>
            {
                _signal.Wake();
                _topics.NotifyPerson(run.Terms.OwnerId);
            });
            return new RunReceipt(run.Id, true);
        }

        var known = run.OnceKey is { } key ? await RunTable.FindAsync(tx, key, ct) : null;
        return known is null ? throw new InvalidOperationException("A new run's id is taken.")
            : known.InputHash == run.InputHash ? new RunReceipt(known.Id, false)
            : WorkFailures.KeyReused;
    }

    private Outcome<NewRun> Make(string kindName, string json, StartTerms terms)
    {
        if (_kinds.Find(kindName) is not { } kind)
        {
            return WorkFailures.UnknownKind;
        }

        if (terms.IdempotencyKey is { Length: 0 or > 200 } || terms.Priority is < 0 or > 9)
        {
            return WorkFailures.MalformedRequest;
        }

        var input = kind.Read(json);
        return input.Failed(out var failure)
            ? failure
            : new NewRun(Id.New(_clock), kind, input.Value, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(input.Value.Json))), terms);
    }
}
