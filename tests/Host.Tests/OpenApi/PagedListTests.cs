using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.OpenApi;

/// <summary>Every list of the product, as the contract names them: one way to ask for a part, one way to be refused.</summary>
public sealed class PagedListTests(PagedListTests.Shop shop) : IClassFixture<PagedListTests.Shop>
{
    private static readonly string[] Parts = ["cursor", "page", "page_size"];

    [Fact]
    public void What_answers_a_page_takes_the_parts_of_a_page_and_nothing_else_does()
    {
        Assert.True(shop.Lists.Count >= 17, $"Only {shop.Lists.Count} lists.");
        Assert.All(shop.Lists, list => Assert.Equal(Parts, list.Parameters.Intersect(Parts).Order(StringComparer.Ordinal)));
        Assert.All(shop.Others, other => Assert.Empty(other.Parameters.Intersect(Parts)));
    }

    [Fact]
    public async Task A_wrong_part_is_refused_alike_everywhere_and_named()
    {
        (string Query, string Code, string Field)[] wrong =
        [
            ("page=0", "http.page_out_of_range", "page"), ("page=-1", "http.page_out_of_range", "page"),
            ("page=1000001", "http.page_out_of_range", "page"),
            ("page_size=0", "http.page_out_of_range", "page_size"), ("page_size=101", "http.page_out_of_range", "page_size"),
            ("page=first", "http.malformed_parameter", "page"), ("page_size=99999999999", "http.malformed_parameter", "page_size"),
            ("cursor=", "http.malformed_parameter", "cursor"), ("cursor=!!", "http.malformed_cursor", "cursor"),
            ("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "http.malformed_cursor", "cursor"),
            ($"cursor={new string('A', 4000)}", "http.malformed_parameter", "cursor"),
        ];
        foreach (var list in shop.Lists)
        {
            foreach (var (query, code, field) in wrong)
            {
                using var answer = await shop.Host.Client.AskAsync(HttpMethod.Get, $"{list.Path}?{query}");
                var problem = await answer.JsonAsync();

                Assert.Equal((list.Path, 400, code), (list.Path, (int)answer.StatusCode, problem.Text("code")));
                Assert.NotEmpty(problem.GetProperty("fields").GetProperty(field)[0].GetString()!);
            }

            Assert.Equal(200, (await shop.Host.Client.TryAsync(HttpMethod.Get, $"{list.Path}?page_size=100&page=1000000")).Status);
        }
    }

    [Fact]
    public async Task A_cursor_goes_on_where_its_own_list_ended_and_is_refused_by_every_other()
    {
        var host = shop.Host;
        foreach (var n in Enumerable.Range(0, 3))
        {
            await host.AddModelAsync($"listed-{n}");
            await host.ClientKeyAsync();
        }

        var cursors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, _) in shop.Lists)
        {
            var first = await host.GetAsync($"{path}?page_size=1");
            if (first.TryGetProperty("next_cursor", out var next) && next.ValueKind == JsonValueKind.String)
            {
                var second = await host.GetAsync($"{path}?page_size=1&cursor={next.GetString()}");
                Assert.NotEqual(first.Items()[0].ToString(), second.Items()[0].ToString());
                cursors[path] = next.GetString()!;
            }
        }

        Assert.True(cursors.Count >= 7, $"Only {string.Join(", ", cursors.Keys)} have two rows.");
        foreach (var (path, _) in shop.Lists)
        {
            foreach (var (_, cursor) in cursors.Where(c => c.Key != path))
            {
                Assert.Equal((400, "http.malformed_cursor"), await host.Client.TryAsync(HttpMethod.Get, $"{path}?cursor={cursor}"));
            }
        }
    }

    public sealed class Shop : IAsyncLifetime
    {
        public AppHost Host { get; private set; } = null!;

        internal IReadOnlyList<(string Path, string[] Parameters)> Lists { get; private set; } = [];

        internal IReadOnlyList<(string Path, string[] Parameters)> Others { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Host = await (await AppHost.StartAsync()).SignInAsync();
            var document = JsonNode.Parse(await Host.Client.GetStringAsync("/openapi/v1.json"))!;
            var gets = document["paths"]!.AsObject().Where(path => path.Value!["get"] is not null)
                .Select(path => (path.Key, Is: path.Value!["get"]!))
                .ToLookup(get => IsPage(get.Is), get => (get.Key, ParametersOf(get.Is)));
            (Lists, Others) = ([.. gets[true]], [.. gets[false]]);
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        private static bool IsPage(JsonNode get) =>
            get["responses"]!["200"]?["content"]?["application/json"]?["schema"]?["$ref"] is { } schema
            && ((string)schema!).EndsWith("PageResponse", StringComparison.Ordinal);

        private static string[] ParametersOf(JsonNode get) => [.. (get["parameters"]?.AsArray() ?? []).Select(p => (string)p!["name"]!)];
    }
}
