using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Malformed;

/// <summary>
/// Broken requests to every endpoint, with credentials that open it. A hundred thousand of them, bounded:
/// <c>MARU_FUZZ_REQUESTS=100000 timeout 3600 dotnet run -c Release --project tests/Host.Tests -- --filter-class
/// "*MalformedRequestTests"</c>; MARU_FUZZ_SEED starts elsewhere.
/// </summary>
public sealed class MalformedRequestTests : IAsyncDisposable
{
    private const int Programs = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };

    [Theory, EachDialect]
    public async Task A_broken_request_gets_a_refusal_with_a_code_and_the_server_stays_well(Dialect dialect)
    {
        var count = Setting("MARU_FUZZ_REQUESTS", 3_000) / (dialect == Dialect.Sqlite ? 1 : 3);
        var seed = Setting("MARU_FUZZ_SEED", 1);
        await using var world = await GatewayWorld.StartAsync(dialect,
        [
            "--Http:Throttle:Default=1000000000", "--Http:Throttle:CallOut=1000000000", "--Http:Throttle:SignIn=1000000000",
            "--Llm:ProbeTimeout=00:00:01", "--Llm:Upstream:FirstByte=00:00:02", "--Llm:Calls:StoreContent=true",
            "--Logging:LogLevel:Default=Error",
        ]);
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        var targets = await FuzzTarget.AllOfAsync(world.Host);
        var ids = await IdsAsync(world.Host);
        var watch = Stopwatch.StartNew();

        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Programs },
            async (n, _) => await TryAsync(world, targets[n % targets.Count], ids, n, new Random(unchecked((seed * 1_000_003) + n))));

        TestContext.Current.SendDiagnosticMessage($"{dialect}: {count} requests to {targets.Count} endpoints in {watch.Elapsed}; {Figures()}");
        Assert.True(_faults.IsEmpty, $"{_faults.Count} faults, among them:\n{string.Join("\n\n", _faults.Take(10))}");
        await AssertWellAsync(world);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TryAsync(GatewayWorld world, FuzzTarget target, IReadOnlyList<string> ids, int n, Random random)
    {
        // Signing out would close the door on everything after it.
        var bearer = target.IsGateway ? world.Secret
            : target.Name == "logout" ? "spent" : world.Host.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        using var request = new BrokenRequest(random, world.Host.Address, world.Simulator.OpenAiBase).To(target, ids, bearer);
        try
        {
            using var answer = await _client.SendAsync(request);
            var (fault, key) = await Verdict.OfAsync(answer, target);
            _answers.AddOrUpdate(key, 1, (_, sum) => sum + 1);
            if (fault is not null)
            {
                await FaultAsync(n, request, fault);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            _answers.AddOrUpdate("no answer", 1, (_, sum) => sum + 1);
            if (!WasRefusedWhileSending(request))
            {
                await FaultAsync(n, request, e.ToString());
            }
        }
    }

    private async Task FaultAsync(int n, HttpRequestMessage request, string fault)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync() : "";
        _faults.Enqueue($"#{n} {request.Method} {request.RequestUri} {request.Headers} {body[..Math.Min(body.Length, 2_000)]}\n=> {fault}");
    }

    // The client itself cannot send some of these, and a cut answer of a scripted upstream is cut for our caller too.
    private static bool WasRefusedWhileSending(HttpRequestMessage request) =>
        request.Headers.TransferEncodingChunked == true || request.Headers.Contains("Expect") || request.Headers.TryGetValues("Authorization", out var a)
        && a.Any(v => v.Any(c => c > 127)) || (request.Headers.TryGetValues("Last-Event-ID", out var l) && l.Any(v => v.Any(c => c > 127)));

    private static async Task<IReadOnlyList<string>> IdsAsync(AppHost host)
    {
        var key = await host.PostAsync("/api/v1/admin/llm/api-keys", new { provider = "gemini", api_key = "AIza-good-1234567890" });
        var model = await host.PostAsync("/api/v1/admin/llm/models", new { provider = "openai", model_id = "gpt-4o" });
        var program = await host.PostAsync("/api/v1/identity/client-keys", new { name = "other" });
        return [.. new[] { key, model, program }.Select(made => made.GetProperty("id").GetString()!)];
    }

    private static async Task AssertWellAsync(GatewayWorld world)
    {
        using var ready = await world.Host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        await world.Host.GetAsync("/api/v1/llm/status");
        await world.Host.GetAsync("/api/v1/admin/llm/calls");
        await RemoveKeysAsync(world.Host);
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        await world.Host.RestartAsync();
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync());
        using var answer = await Gateway.ChatRequest.ChatAsync(program);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // Some of the requests were whole, and stored keys that no provider takes.
    private static async Task RemoveKeysAsync(AppHost host)
    {
        while ((await host.GetAsync("/api/v1/admin/llm/api-keys")).GetProperty("items") is var keys && keys.GetArrayLength() > 0)
        {
            foreach (var key in keys.EnumerateArray())
            {
                using var removed = await host.Client.DeleteAsync(new Uri($"/api/v1/admin/llm/api-keys/{key.GetProperty("id").GetString()}", UriKind.Relative));
                Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
            }
        }
    }

    private string Figures() => string.Join(", ", _answers.OrderByDescending(a => a.Value).Select(a => $"{a.Key}: {a.Value}"));

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var set) ? set : otherwise;
}
