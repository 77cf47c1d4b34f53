using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Acceptance;

/// <summary>Lists: the total is of all rows, and a page is what was asked for.</summary>
public sealed class ListTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Theory, EachDialect]
    public async Task The_total_counts_every_row_and_pages_do_not_overlap(Dialect dialect)
    {
        var host = (await worlds.FreshAsync(dialect)).Host;
        foreach (var n in Enumerable.Range(1, 7))
        {
            await host.AddModelAsync($"gpt-{n}");
        }

        await host.AddModelAsync("gemini-9", provider: "gemini");
        var pages = new[] { await PageAsync(host, 1), await PageAsync(host, 2), await PageAsync(host, 3), await PageAsync(host, 4) };

        Assert.Equal([3, 3, 2, 0], pages.Select(p => p.Length));
        Assert.Equal(8, pages.SelectMany(p => p).Distinct().Count());
        Assert.Equal(7, (await host.GetAsync("/api/v1/llm/models?provider=openai&page_size=1")).GetProperty("total").GetInt64());
    }

    private static async Task<string[]> PageAsync(AppHost host, int page)
    {
        var list = await host.GetAsync($"/api/v1/llm/models?page_size=3&page={page}");
        Assert.Equal((8, page, 3), (list.GetProperty("total").GetInt64(), list.GetProperty("page").GetInt32(), list.GetProperty("page_size").GetInt32()));
        return [.. list.Items().Select(m => m.Id())];
    }
}
