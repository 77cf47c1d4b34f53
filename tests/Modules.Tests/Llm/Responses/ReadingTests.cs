using System.Text;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Responses;
using Maru.Modules.Tests.Llm.Fakes;
using static Maru.Modules.Tests.Llm.Responses.Kept;

namespace Maru.Modules.Tests.Llm.Responses;

/// <summary>What a request may lean on instead of sending it.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task A_conversation_is_read_from_its_beginning()
    {
        await using var kept = await OpenAsync(Stores.Fake);
        await kept.AddAsync("resp_1");
        await kept.AddAsync("resp_2", previous: "resp_1");

        var (error, links) = await Chain(kept).RunAsync("resp_2", Key, Ct);

        Assert.Null(error);
        Assert.Equal(["resp_1", "resp_2"], links.Select(link => link.Id));
    }

    [Theory]
    [InlineData("resp_of_another_key")]
    [InlineData("resp_none")]
    [InlineData("resp_without_beginning")]
    [InlineData("'; --\0")]
    public async Task What_is_not_there_is_refused_in_one_sentence(string id)
    {
        await using var kept = await OpenAsync(Stores.Fake);
        await kept.AddAsync("resp_of_another_key", key: "key-2");
        await kept.AddAsync("resp_without_beginning", previous: "resp_of_another_key");

        var (error, links) = await Chain(kept).RunAsync(id, Key, Ct);

        Assert.Equal(ResponseRefusals.PreviousNotFound, error);
        Assert.Empty(links);
    }

    [Fact]
    public async Task A_conversation_may_be_so_long_and_no_longer()
    {
        await using var kept = await OpenAsync(Stores.Fake);
        for (var i = 1; i <= ChainLink.Most + 1; i++)
        {
            await kept.AddAsync($"resp_{i}", previous: i == 1 ? null : $"resp_{i - 1}");
        }

        var fits = await Chain(kept).RunAsync($"resp_{ChainLink.Most}", Key, Ct);
        var tooLong = await Chain(kept).RunAsync($"resp_{ChainLink.Most + 1}", Key, Ct);

        Assert.Equal((null, ChainLink.Most), (fits.Error, fits.Links.Count));
        Assert.Equal("conversation_too_long", tooLong.Error!.Code);
    }

    [Fact]
    public async Task A_conversation_may_bring_no_more_than_a_request()
    {
        await using var kept = await OpenAsync(Stores.Fake);
        var first = await kept.AddAsync("resp_1");
        var second = await kept.AddAsync("resp_2", previous: "resp_1");
        var bytes = new[] { first, second }.Sum(response => response.Input.Length + response.Response.Length);

        Assert.Null((await Chain(kept, bytes).RunAsync("resp_2", Key, Ct)).Error);
        Assert.Equal("request_too_large", (await Chain(kept, bytes - 1).RunAsync("resp_2", Key, Ct)).Error!.Code);
        Assert.Equal(
            "request_too_large", (await Items(kept, bytes - 1).RunAsync(["in_resp_1", "in_resp_2"], Key, "input", Ct)).Error!.Code);
    }

    [Fact]
    public async Task What_is_not_finished_is_not_continued()
    {
        await using var kept = await OpenAsync(Stores.Fake);
        await kept.AddAsync("resp_1", status: ResponseStatus.Queued);

        Assert.Equal(ResponseRefusals.PreviousUnfinished, (await Chain(kept).RunAsync("resp_1", Key, Ct)).Error);
    }

    [Fact]
    public async Task Items_are_found_in_question_and_answer_and_those_of_others_are_left_out()
    {
        await using var kept = await OpenAsync(Stores.Fake);
        await kept.AddAsync("resp_1");
        await kept.AddAsync("resp_2", key: "key-2");

        var (error, items) = await Items(kept).RunAsync(["out_resp_1", "in_resp_1", "in_resp_2", "\0", "out_resp_1"], Key, "input", Ct);

        Assert.Null(error);
        Assert.Equal(["in_resp_1", "out_resp_1"], items.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""{"id":"out_resp_1","type":"message"}""", Encoding.UTF8.GetString(items["out_resp_1"].Span));
    }

    [Fact]
    public async Task More_items_than_a_request_may_name_are_refused_and_those_of_a_long_one_are_the_last()
    {
        await using var kept = await OpenAsync(Stores.Fake);
        var many = Enumerable.Range(0, ReadItems.Most + 1).Select(i => $"item_{i}").ToList();
        await kept.Store.SaveAsync(
            kept.Make("resp_1") with { Input = Json($"[{string.Join(',', many.Select(id => $"{{\"id\":\"{id}\"}}"))}]") }, default, Ct);

        Assert.Equal("too_many_items", (await Items(kept).RunAsync(many, Key, "input", Ct)).Error!.Code);
        var (_, found) = await Items(kept).RunAsync(["out_resp_1", many[0], many[^1]], Key, "input", Ct);
        Assert.Equal([many[^1], "out_resp_1"], found.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_nothing_is_kept_what_was_kept_is_not_given_out_either()
    {
        await using var kept = await OpenAsync(Stores.Fake);
        await kept.AddAsync("resp_1");
        var (off, gateway) = (new ResponseSettings { Store = false }, new GatewaySettings());

        Assert.Equal("store_disabled", (await new ReadChain(kept.Store, off, gateway).RunAsync("resp_1", Key, Ct)).Error!.Code);
        Assert.Equal(
            "store_disabled", (await new ReadItems(kept.Store, off, gateway).RunAsync(["in_resp_1"], Key, "input", Ct)).Error!.Code);
        var read = new ReadResponse(kept.Store, off);
        Assert.Equal("store_disabled", (await read.RunAsync("resp_1", Key, Ct)).Error!.Code);
        Assert.Null(await read.DeleteAsync("resp_1", Key, Ct));
    }

    private static ReadChain Chain(Kept kept, int limit = 1_000_000) =>
        new(kept.Store, new ResponseSettings(), new GatewaySettings { MaxRequestBytes = limit });

    private static ReadItems Items(Kept kept, int limit = 1_000_000) =>
        new(kept.Store, new ResponseSettings(), new GatewaySettings { MaxRequestBytes = limit });
}
