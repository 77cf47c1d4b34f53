using System.Text.Json.Nodes;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.OpenApi;

/// <summary>Odd values in the query of everything that can be read, as the contract names them: judged one way, refused by name.</summary>
public sealed class QueryFaultTests(QueryFaultTests.Reading reading) : IClassFixture<QueryFaultTests.Reading>
{
    private const string Beginning = "0001-01-01";
    private const string End = "9999-12-31";
    private static readonly string[] Ours = ["page", "page_size", "cursor"];

    /// <summary>What each kind of value cannot be, wherever it stands.</summary>
    [Fact]
    public async Task What_no_value_can_be_is_refused_by_name_everywhere()
    {
        foreach (var (path, value) in reading.Values)
        {
            var longest = value.Longest ?? 200;
            string[] odd = value.Kind switch
            {
                "text" => [$"{value.Name}={new string('a', longest + 1)}", $"{value.Name}=a%00b"],
                "date" => [$"{value.Name}={Beginning}", $"{value.Name}={End}", $"{value.Name}=2026-02-30"],
                "date-time" => [$"{value.Name}={Beginning}T00:00:00Z", $"{value.Name}={End}T23:59:59Z", $"{value.Name}=now"],
                _ => [$"{value.Name}=some"],
            };
            foreach (var query in odd.Append($"{value.Name}=").Append($"{value.Name}=1&{value.Name}=1"))
            {
                await RefusedAsync(path, query, value.Name);
            }
        }

        Assert.True(reading.Values.Count > 100, $"Only {reading.Values.Count} values.");
    }

    [Fact]
    public async Task A_name_of_a_closed_set_and_a_number_out_of_its_bounds_are_refused_and_said_what_they_may_be()
    {
        string[] named = ["provider", "outcome", "operation", "status", "role", "format", "group_by"];
        string[] counted = ["min_latency_ms", "minutes", "after_checkpoint", "status_code"];
        foreach (var (path, value) in reading.Values.Where(v => named.Contains(v.Value.Name)))
        {
            Assert.Contains("One of ", await RefusedAsync(path, $"{value.Name}=nothing_like_it", value.Name), StringComparison.Ordinal);
        }

        foreach (var (path, value) in reading.Values.Where(v => counted.Contains(v.Value.Name)))
        {
            Assert.Matches("^[0-9]+ (or more|to [0-9]+)", await RefusedAsync(path, $"{value.Name}=-1", value.Name));
        }

        Assert.Equal(named.Concat(counted).Order(), reading.Values.Select(v => v.Value.Name).Intersect(named.Concat(counted)).Order());
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("11-30")]
    [InlineData("30 Nov")]
    [InlineData("10:00")]
    [InlineData("12/13/2026")]
    [InlineData("2026-11")]
    [InlineData("2026-11-30 20:00")]
    [InlineData("2026-11-30T25:00Z")]
    public async Task A_time_that_is_only_half_said_is_refused(string sent)
    {
        string[] times = ["from", "to", "start_date", "end_date"];
        foreach (var (path, value) in reading.Values.Where(v => times.Contains(v.Value.Name)))
        {
            await RefusedAsync(path, $"{value.Name}={Uri.EscapeDataString(sent)}", value.Name);
        }
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_refused_and_one_that_ends_there_is_empty()
    {
        (string From, string To, string Early, string Late)[] ranges =
        [
            ("from", "to", "2026-03-01T00:00:00Z", "2026-03-01T00:00:01Z"), ("start_date", "end_date", "2026-03-01", "2026-03-02"),
        ];
        var tried = 0;
        foreach (var (from, to, early, late) in ranges)
        {
            foreach (var path in reading.Having(from, to))
            {
                Assert.Equal((path, $"Lies before {from}."), (path, await RefusedAsync(path, $"{from}={late}&{to}={early}", to)));
                Assert.Equal(200, (await reading.Host.Client.TryAsync(HttpMethod.Get, $"{path}?{from}={late}&{to}={late}")).Status);
                tried++;
            }
        }

        Assert.True(tried >= 9, $"Only {tried} ranges.");
    }

    [Fact]
    public async Task What_a_value_could_be_and_is_not_there_leaves_an_empty_list()
    {
        string[] closed = ["provider", "outcome", "operation", "status", "role", "time_zone", .. Ours];
        var tried = 0;
        foreach (var (path, value) in reading.Values.Where(v => reading.Lists.Contains(v.Path)))
        {
            if (value.Kind == "text" && !closed.Contains(value.Name) && !value.Name.EndsWith("_date", StringComparison.Ordinal)
                && path != "/api/v1/audit/my")
            {
                var list = await reading.Host.GetAsync($"{path}?{value.Name}=no-{value.Name}-{new string('x', 150)}");
                Assert.Equal((path, value.Name, 0), (path, value.Name, list.Items().Length));
                tried++;
            }
        }

        Assert.True(tried >= 15, $"Only {tried} values.");
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        using var answer = await reading.Host.Client.AskAsync(
            HttpMethod.Get, "/api/v1/audit?status=odd&status_code=1&from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z&time_zone=Mars");
        var fields = (await answer.JsonAsync()).GetProperty("fields");

        Assert.Equal(["status", "status_code", "time_zone", "to"], fields.EnumerateObject().Select(field => field.Name).Order());
    }

    [Fact]
    public async Task Totals_are_of_at_most_400_days()
    {
        foreach (var path in reading.Having("start_date", "group_by"))
        {
            foreach (var query in (string[])["start_date=2024-01-01&end_date=2025-02-05", "start_date=2020-01-01"])
            {
                Assert.Contains("400 days", await RefusedAsync(path, query, "start_date"), StringComparison.Ordinal);
            }

            var most = $"{path}?start_date=2024-01-01&end_date=2025-02-04";
            Assert.Equal(200, (await reading.Host.Client.TryAsync(HttpMethod.Get, most)).Status);
        }
    }

    private async Task<string> RefusedAsync(string path, string query, string field)
    {
        using var answer = await reading.Host.Client.AskAsync(HttpMethod.Get, $"{path}?{query}");
        var problem = (int)answer.StatusCode == 400 ? await answer.JsonAsync() : default;

        Assert.Equal((path, query, 400), (path, query, (int)answer.StatusCode));
        Assert.Equal("http.malformed_parameter", problem.Text("code"));
        return problem.GetProperty("fields").GetProperty(field)[0].GetString()!;
    }

    public sealed class Reading : IAsyncLifetime
    {
        public AppHost Host { get; private set; } = null!;

        internal IReadOnlyList<(string Path, (string Name, string Kind, int? Longest) Value)> Values { get; private set; } = [];

        internal HashSet<string> Lists { get; private set; } = [];

        internal IEnumerable<string> Having(params string[] names) =>
            Values.GroupBy(v => v.Path, v => v.Value.Name).Where(path => !names.Except(path).Any()).Select(path => path.Key);

        public async ValueTask InitializeAsync()
        {
            Host = await (await AppHost.StartAsync()).SignInAsync();
            var document = JsonNode.Parse(await Host.Client.GetStringAsync("/openapi/v1.json"))!;
            Values = [.. document["paths"]!.AsObject()
                .Where(path => path.Value!["get"] is not null && !path.Key.StartsWith("/v1", StringComparison.Ordinal))
                .SelectMany(path => (path.Value!["get"]!["parameters"]?.AsArray() ?? [])
                    .Where(p => (string)p!["in"]! == "query").Select(p => (Filled(path.Key), Read(p!))))];
            Lists = [.. Values.Where(v => v.Value.Name == "cursor").Select(v => v.Path)];
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        private static (string, string, int?) Read(JsonNode parameter) =>
            ((string)parameter["name"]!, KindOf(parameter["schema"]!), (int?)parameter["schema"]!["maxLength"]);

        private static string Filled(string path) => path.Replace("{id}", "0198c000-0000-7000-8000-000000000001", StringComparison.Ordinal);

        private static string KindOf(JsonNode schema) =>
            (string?)schema["format"] is "date" or "date-time" ? (string)schema["format"]!
            : schema["type"]!.ToJsonString().Contains("string", StringComparison.Ordinal) ? "text" : "other";
    }
}
