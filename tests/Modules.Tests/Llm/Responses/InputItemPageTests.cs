using System.Text.Json;
using Maru.Modules.Llm.Responses;

namespace Maru.Modules.Tests.Llm.Responses;

public sealed class InputItemPageTests
{
    private static readonly ReadOnlyMemory<byte> Input = Kept.Json("""[{"id":"a"},{"id":"b"},{"id":"c"}]""");

    [Theory]
    [InlineData(null, null, null, "c b a", false)]
    [InlineData("2", "asc", null, "a b", true)]
    [InlineData("2", "asc", "b", "c", false)]
    [InlineData("1", "desc", "c", "b", true)]
    [InlineData("100", "asc", "c", "", false)]
    public void A_part_of_the_items_is_shown(string? limit, string? order, string? after, string ids, bool hasMore)
    {
        Assert.Null(InputItemPage.Parse(limit, order, after, out var page));
        var list = JsonElement.Parse(page.Of(Input)!.Value.Span);

        string[] expected = ids.Length == 0 ? [] : ids.Split(' ');
        Assert.Equal(expected, list.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(
            ("list", expected.FirstOrDefault(), expected.LastOrDefault(), hasMore),
            (list.GetProperty("object").GetString(), list.GetProperty("first_id").GetString(), list.GetProperty("last_id").GetString(),
                list.GetProperty("has_more").GetBoolean()));
    }

    [Fact]
    public void There_is_no_part_behind_an_item_that_is_not_there()
    {
        Assert.Null(InputItemPage.Parse(null, null, "none", out var page));

        Assert.Null(page.Of(Input));
    }

    [Theory]
    [InlineData("0", null, "limit")]
    [InlineData("101", null, "limit")]
    [InlineData("many", null, "limit")]
    [InlineData(null, "newest", "order")]
    public void What_is_wrong_is_named(string? limit, string? order, string param) =>
        Assert.Equal(
            ("invalid_value", param), InputItemPage.Parse(limit, order, null, out _) is { } error ? (error.Code, error.Param) : default);
}
