using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Llm;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.WriteOffs;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Modules.Llm.Prices;
using Maru.Platform.Auditing;
using Maru.Platform.Json;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class MeteringEndpointTests
{
    [Fact]
    public async Task Lists_and_totals_answer_with_the_filters_of_the_query()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        bench.Log.Append(Given.Call(owner: "me", cost: 1_234_567, trace: "mine"));
        bench.Log.Append(Given.Call(owner: "other", key: "key-2", outcome: CallOutcome.Failed, error: "boom", cost: null));
        await bench.StoreAsync();
        await using var host = await HostAsync(bench);
        using var client = Client(host);

        var own = await GetAsync(client, "/api/v1/llm/calls");
        var traced = await GetAsync(client, "/api/v1/admin/llm/calls?trace_id=mine");
        var anothers = await GetAsync(client, "/api/v1/llm/calls?trace_id=trace");
        var ownStats = await GetAsync(client, "/api/v1/llm/calls/stats?group_by=key&start_date=2026-11-01&end_date=2026-11-30");
        var failed = await GetAsync(
            client, "/api/v1/admin/llm/calls?client_key_id=key-2&error_code=boom&outcome=failed&page_size=1&from=2026-11-21T00:00:00Z");
        var first = await GetAsync(client, "/api/v1/admin/llm/calls?page_size=1");
        var rest = await GetAsync(client, $"/api/v1/admin/llm/calls?page_size=1&cursor={first.GetProperty("next_cursor").GetString()}");
        var stats = await GetAsync(client, "/api/v1/admin/llm/calls/stats?group_by=key&start_date=2026-11-01&end_date=2026-11-30");

        Assert.Equal("1.234567", Assert.Single(own.GetProperty("items").EnumerateArray()).GetProperty("cost").GetString());
        Assert.Equal(("me", "name of me"), Owner(Assert.Single(traced.GetProperty("items").EnumerateArray())));
        Assert.Equal(0, anothers.GetProperty("total").GetInt32());
        Assert.Equal(["key-1"], ownStats.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("group").GetString()));
        Assert.Equal(("other", null), Owner(Assert.Single(failed.GetProperty("items").EnumerateArray())));
        Assert.Equal("boom", Assert.Single(failed.GetProperty("items").EnumerateArray()).GetProperty("error_code").GetString());
        Assert.Equal((2, 1), (first.GetProperty("total").GetInt32(), rest.GetProperty("items").GetArrayLength()));
        Assert.Equal(["key-1", "key-2"], stats.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("group").GetString()));
        Assert.Equal(1, stats.GetProperty("items")[1].GetProperty("error_rate").GetDouble());
        Assert.Equal("name of key-1", traced.GetProperty("items")[0].GetProperty("client_key_name").GetString());
        Assert.Equal(JsonValueKind.Null, failed.GetProperty("items")[0].GetProperty("client_key_name").ValueKind);
        Assert.Equal(["name of key-1", null], stats.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("/api/v1/admin/llm/calls?provider=nobody", "http.malformed_parameter")]
    [InlineData("/api/v1/admin/llm/calls?cursor=x", "http.malformed_cursor")]
    [InlineData("/api/v1/admin/llm/calls?page_size=101", "http.page_out_of_range")]
    [InlineData("/api/v1/admin/llm/calls/stats?group_by=nothing", "http.malformed_parameter")]
    [InlineData("/api/v1/admin/llm/calls/stats?start_date=2026-02-01&end_date=2026-01-01", "http.malformed_parameter")]
    [InlineData("/api/v1/llm/calls/stats?group_by=nothing", "http.malformed_parameter")]
    [InlineData("/api/v1/llm/calls/stats?start_date=2026-02-01&end_date=2026-01-01", "http.malformed_parameter")]
    [InlineData("/api/v1/admin/llm/calls/stats?from=2026-02-01", "http.renamed_parameter")]
    [InlineData("/api/v1/llm/calls/stats?group_by=key&To=2026-02-01", "http.renamed_parameter")]
    public async Task A_malformed_query_is_refused_by_name(string path, string code)
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        await using var host = await HostAsync(bench);
        using var client = Client(host);

        var problem = await client.GetFromJsonAsync<JsonElement>(path, options: null, CancellationToken.None);

        Assert.Equal((400, code), (problem.GetProperty("status").GetInt32(), problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_price_is_added_listed_and_retired()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        await using var host = await HostAsync(bench);
        using var client = Client(host);

        using var added = await client.PostAsync(new Uri("/api/v1/admin/llm/prices", UriKind.Relative), JsonContent.Create(
            new { provider = "openai_compatible", model_pattern = "llama*", input = "0", output = "0.5" }));
        var price = await added.Content.ReadFromJsonAsync<JsonElement>();
        var list = await GetAsync(client, "/api/v1/admin/llm/prices?page_size=100&page=1");
        using var retired = await client.DeleteAsync(added.Headers.Location);

        Assert.Equal((HttpStatusCode.Created, "0.5", false), (added.StatusCode, price.GetProperty("output").GetString(), price.GetProperty("built_in").GetBoolean()));
        Assert.True(list.GetProperty("total").GetInt32() > 50);
        Assert.Equal(HttpStatusCode.NoContent, retired.StatusCode);
    }

    [Fact]
    public async Task A_write_off_is_listed_shown_in_the_budget_and_given_back()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        await using var next = await bench.AnotherNodeAsync(TimeProvider.System);
        await bench.Budgets.ReserveAsync(Given.Key(cost: 1_000_000), 250_000, DateTimeOffset.UnixEpoch, CancellationToken.None);
        await next.Budgets.OpenAsync(CancellationToken.None);
        await using var host = await HostAsync(bench);
        using var client = Client(host);

        var listed = (await GetAsync(client, "/api/v1/admin/llm/write-offs?client_key_id=key-1")).GetProperty("items")[0];
        var giveBack = new Uri($"/api/v1/admin/llm/write-offs/{listed.GetProperty("id").GetString()}/give-back", UriKind.Relative);
        using var given = await client.PostAsync(giveBack, null);
        using var again = await client.PostAsync(giveBack, null);
        using var unknown = await client.PostAsync(new Uri("/api/v1/admin/llm/write-offs/x/give-back", UriKind.Relative), null);

        Assert.Equal(("0.25", "name of key-1"), (listed.GetProperty("amount").GetString(), listed.GetProperty("name").GetString()));
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("given_back_at").ValueKind);
        Assert.Equal(
            (await given.Content.ReadAsStringAsync(), HttpStatusCode.OK), (await again.Content.ReadAsStringAsync(), again.StatusCode));
        Assert.Equal("me", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("given_back_by").GetString());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(0, (await GetAsync(client, "/api/v1/admin/llm/write-offs?client_key_id=key-2")).GetProperty("total").GetInt32());
    }

    private static (string?, string?) Owner(JsonElement call) => (call.GetProperty("owner_id").GetString(), call.GetProperty("owner_name").GetString());

    private static async Task<JsonElement> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static HttpClient Client(WebApplication host) =>
        new(new StatusPassing { InnerHandler = new SocketsHttpHandler() }) { BaseAddress = new Uri(host.Urls.First()) };

    private static async Task<WebApplication> HostAsync(Bench bench)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(o => MaruJson.Configure(o.SerializerOptions));
        builder.Services.AddSingleton(bench.Db).AddSingleton<ICallStore>(bench.Store).AddSingleton<SqlPriceStore>(bench.PriceStore);
        builder.Services.AddSingleton<Snapshot<PriceTable>>(_ => bench.Prices).AddSingleton<TimeProvider>(new FakeClock(Given.Noon));
        builder.Services.AddSingleton<ListCalls>().AddSingleton<SumCalls>().AddSingleton<ReadHealth>().AddSingleton<ReadCall>().AddSingleton<ReadBudgets>();
        builder.Services.AddSingleton<SqlWriteOffStore>().AddSingleton<ListWriteOffs>().AddSingleton<GiveBackWriteOff>();
        builder.Services.AddSingleton<IAccountNames>(new OneName()).AddSingleton<IClientKeys>(new OneKey()).AddSingleton<CallNames>();
        builder.Services.AddSingleton<IAuditTrail>(new RecordedAudit());
        builder.Services.AddChanges();
        builder.Services.AddSingleton<ListPrices>().AddSingleton<AddPrice>().AddSingleton<RetirePrice>();
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Features.Set(new CurrentUser("me", "me", Role.Admin, "session"));
            return next(http);
        });
        MeteringSetup.MapMetering(app);
        await app.StartAsync();
        return app;
    }

    private sealed class OneName : IAccountNames
    {
        public string? Find(string accountId) => accountId == "me" ? "name of me" : null;
    }

    private sealed class OneKey : IClientKeys
    {
        public ClientKey? Find(ReadOnlySpan<char> secret) => null;

        public ClientKey? FindBearer(string authorization) => null;

        public IReadOnlyList<ClientKey> List(string? ownerId) => [];

        public string? NameOf(string keyId) => keyId == "key-1" ? "name of key-1" : null;

        public void Touch(string keyId) => throw new NotSupportedException();
    }

    // Refusals are read like answers.
    private sealed class StatusPassing : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode is HttpStatusCode.BadRequest)
            {
                response.StatusCode = HttpStatusCode.OK;
            }

            return response;
        }
    }
}
