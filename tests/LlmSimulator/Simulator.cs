using System.Net;
using Maru.LlmSimulator.Faults;
using Maru.LlmSimulator.Traffic;

namespace Maru.LlmSimulator;

/// <summary>
/// A stand-in for OpenAI (under /v1), Gemini (under /v1beta) and Anthropic (under /anthropic/v1) on a real socket. Thread safe;
/// start as many as you like.
/// Faults are asked for by model name ("gpt-4o-mini+fault.429"), by the x-sim-fault header, or by <see cref="Script"/>.
/// </summary>
public sealed class Simulator : IAsyncDisposable
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(5);
    private readonly WebApplication _app;
    private readonly Planner _planner;
    private readonly TrafficLog _log;
    private readonly TimeProvider _clock;

    private Simulator(WebApplication app, Planner planner, TrafficLog log, TimeProvider clock)
    {
        (_app, _planner, _log, _clock) = (app, planner, log, clock);
        Address = new Uri(app.Urls.First().TrimEnd('/') + "/");
    }

    /// <summary>Ends with a slash.</summary>
    public Uri Address { get; }

    public Uri OpenAiBase => new(Address, "v1/");

    public Uri GeminiBase => new(Address, "v1beta/");

    public Uri AnthropicBase => new(Address, "anthropic/v1/");

    /// <summary>Takes effect with the next request; setting it starts its counts anew.</summary>
    public Script Script
    {
        get => _planner.Script;
        set => _planner.Script = value;
    }

    /// <summary>What came in so far, oldest first; a copy, whose items go on being filled in.</summary>
    public IReadOnlyList<ReceivedRequest> Received => _log.Snapshot();

    public static Task<Simulator> StartAsync(CancellationToken ct = default) => StartAsync(new SimulatorOptions(), ct);

    public static async Task<Simulator> StartAsync(SimulatorOptions options, CancellationToken ct = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.TryParse(options.Listen.Host, out var ip) ? ip : IPAddress.Loopback, options.Listen.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var app = builder.Build();
        var planner = new Planner();
        var log = new TrafficLog(options.RecordLimit);
        var delivery = new Delivery(options.Clock, app.Lifetime.ApplicationStopping);
        app.Run(new Dispatcher(options, planner, log, delivery).HandleAsync);
        await app.StartAsync(ct);
        return new Simulator(app, planner, log, options.Clock);
    }

    /// <summary>Forgets what was received, the script, and which models have had their passing faults.</summary>
    public void Reset()
    {
        _log.Clear();
        _planner.Reset();
    }

    /// <summary>The first request that fits, as soon as there is one (an outcome may be part of the condition).</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public async Task<ReceivedRequest> WaitForAsync(Func<ReceivedRequest, bool> predicate, TimeSpan timeout, CancellationToken ct = default)
    {
        var started = _clock.GetTimestamp();
        while (true)
        {
            if (_log.Snapshot().FirstOrDefault(predicate) is { } found)
            {
                return found;
            }

            if (_clock.GetElapsedTime(started) > timeout)
            {
                throw new TimeoutException($"No request fitted within {timeout}; {_log.Snapshot().Count} came in.");
            }

            await Task.Delay(PollEvery, _clock, ct);
        }
    }

    /// <summary>Runs until the process is told to end.</summary>
    public Task WaitForShutdownAsync(CancellationToken ct = default) => _app.WaitForShutdownAsync(ct);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
