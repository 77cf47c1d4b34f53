using System.Data.Common;
using System.Security.Cryptography;
using Maru.Kernel;
using Maru.Modules.Llm.Budgets;
using Maru.Platform.Loops;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// Empties the call log into the database: every quarter of a second, or as soon as a thousand calls wait. While the database is away it
/// keeps its batch and tries again; at a stop it stores what is left.
/// </summary>
internal sealed class CallWorker(
    CallLog calls, ICallStore store, CallMetrics metrics, NodeId node, TimeProvider clock, ILogger<CallWorker> log) : BackgroundService
{
    public const int BatchSize = 1_000;

    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    // What lives through collections is moved by them, so that calls that wait longer than they must cost time and memory.
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly List<CallRecord> _batch = new(BatchSize);
    private readonly byte[] _random = new byte[BatchSize * Id.RandomBytes];
    private readonly CancellationTokenSource _giveUp = new();
    private volatile bool _stopping;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        calls.Close();
        await using (cancellationToken.UnsafeRegister(static s => ((CancellationTokenSource)s!).Cancel(), _giveUp))
        {
            await base.StopAsync(cancellationToken);

            // A stop that overtakes the start cancels the loop before its first turn; then it has all its work still to do.
            await EmptyAsync(CancellationToken.None);
        }

        if (_batch.Count + calls.Waiting is > 0 and var lost)
        {
            log.CallsLostAtStop(lost);
        }
    }

    public override void Dispose()
    {
        _giveUp.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => EmptyAsync(stoppingToken);

    private async Task EmptyAsync(CancellationToken stopping)
    {
        try
        {
            while (await calls.Queue.WaitToReadAsync(_giveUp.Token))
            {
                await CollectAsync(stopping);
                await StoreAsync(_batch);
                _batch.Clear();
            }
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            // StopAsync says what is lost.
        }
    }

    private async Task CollectAsync(CancellationToken stopping)
    {
        for (var waited = TimeSpan.Zero; waited < Every && calls.Waiting < BatchSize && !_stopping; waited += Look)
        {
            await Task.Delay(Look, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        RandomNumberGenerator.Fill(_random);
        while (_batch.Count < BatchSize && calls.Queue.TryRead(out var call))
        {
            call.Id = Id.Of(clock.GetUtcNow(), _random.AsSpan(_batch.Count * Id.RandomBytes));
            metrics.Record(call);
            _batch.Add(call);
        }
    }

    private async Task StoreAsync(List<CallRecord> batch)
    {
        var delay = FirstDelay;
        while (true)
        {
            try
            {
                await store.WriteAsync(new CallBatch(batch), node.Value, _giveUp.Token);
                if (delay > FirstDelay)
                {
                    log.CallsStoredAgain();
                }

                return;
            }
            catch (Exception e) when (e is DbException thrown ? Db.IsAboutTheData(thrown) : Loop.Outlives(e, _giveUp.Token))
            {
                await StoreHalvesAsync(batch, e);
                return;
            }
            catch (DbException e)
            {
                log.CallsWait(e, batch.Count + calls.Waiting, delay);
                await Task.Delay(delay, clock, _giveUp.Token);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }
        }
    }

    // One bad row must not hold up a thousand good ones.
    private async Task StoreHalvesAsync(List<CallRecord> batch, Exception e)
    {
        if (batch.Count == 1)
        {
            calls.Drop(1);
            log.CallLost(e);
            return;
        }

        var half = batch.Count / 2;
        await StoreAsync(batch.GetRange(0, half));
        await StoreAsync(batch.GetRange(half, batch.Count - half));
    }
}
