using Maru.Kernel;

namespace Maru.Platform.Tests.Http;

public sealed class PageRequestTests
{
    [Theory]
    [InlineData(0, 50, "page", "1 to 1000000.")]
    [InlineData(-1, 50, "page", "1 to 1000000.")]
    [InlineData(1_000_001, 50, "page", "1 to 1000000.")]
    [InlineData(1, 0, "page_size", "1 to 100.")]
    [InlineData(1, 101, "page_size", "1 to 100.")]
    public void A_wrong_one_is_told_which_and_what_is_allowed(int page, int size, string field, string allowed)
    {
        var failure = PageRequest.Parse(page, size).Failure!;

        Assert.Equal("http.page_out_of_range", failure.Code);
        Assert.Equal([allowed], failure.Fields![field]);
    }

    [Fact]
    public void Pages_of_a_list_in_memory_show_every_item_once()
    {
        var all = Enumerable.Range(0, 23).Select(i => $"item-{i}").ToList();
        foreach (var size in new[] { 1, 4, 22, 23, 24, 100 })
        {
            var (byCursor, byNumber) = (new List<string>(), new List<string>());
            var page = new PageRequest(1, size).Of(all, item => item);
            byCursor.AddRange(page.Items);
            while (page.Next is { } next)
            {
                page = new PageRequest(1, size, next).Of(all, item => item);
                byCursor.AddRange(page.Items);
            }

            for (var number = 1; number <= 24; number++)
            {
                byNumber.AddRange(new PageRequest(number, size).Of(all, item => item).Items);
            }

            Assert.Equal(all, byCursor);
            Assert.Equal(all, byNumber);
        }
    }

    [Fact]
    public void A_list_in_memory_goes_on_behind_its_item_wherever_that_is_now_and_in_its_place_when_it_is_gone()
    {
        var next = new PageRequest(1, 2).Of(["a", "b", "c", "d"], item => item).Next!.Value;

        Assert.Equal(["c", "d"], new PageRequest(1, 2, next).Of(["new", "a", "b", "c", "d"], item => item).Items);
        Assert.Equal(["d"], new PageRequest(1, 2, next).Of(["a", "c", "d"], item => item).Items);
        Assert.Empty(new PageRequest(1, 2, next).Of([], (string item) => item).Items);
        Assert.Equal(["a", "c"], new PageRequest(1, 2, next with { Number = long.MinValue }).Of(["a", "c"], item => item).Items);
        Assert.Empty(new PageRequest(1, 2, next with { Number = long.MaxValue }).Of(["a", "c"], item => item).Items);
    }
}
