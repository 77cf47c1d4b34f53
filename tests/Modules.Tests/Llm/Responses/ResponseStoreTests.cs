using Maru.Contracts.Llm;
using Maru.Modules.Llm.Responses;
using Maru.Modules.Tests.Llm.Fakes;
using static Maru.Modules.Tests.Llm.Responses.Kept;

namespace Maru.Modules.Tests.Llm.Responses;

/// <summary>What holds of every store of responses: the one in memory, and the one on either database.</summary>
public sealed class ResponseStoreTests
{
    [Theory, EachStores]
    public async Task A_response_comes_back_as_it_went_in_to_its_own_key_only(Stores stores)
    {
        await using var kept = await OpenAsync(stores);
        var made = kept.Make("resp_1", previous: "resp_0") with { Provider = Provider.Gemini, Background = true };
        Assert.True(await kept.Store.SaveAsync(made, default, Ct));

        var found = (await kept.Store.FindAsync("resp_1", Key, Ct))!;

        Assert.Equal(made with { Input = default, Response = default }, found with { Input = default, Response = default });
        Assert.Equal((Text(made.Input), Text(made.Response)), (Text(found.Input), Text(found.Response)));
        Assert.Null(await kept.Store.FindAsync("resp_1", "key-2", Ct));
        Assert.Null(await kept.Store.FindAsync("resp_2", Key, Ct));
    }

    [Theory, EachStores]
    public async Task Nothing_of_an_expired_or_a_strangers_response_is_given_out(Stores stores)
    {
        await using var kept = await OpenAsync(stores);
        await kept.AddAsync("resp_mine", status: ResponseStatus.Queued);
        await kept.AddAsync("resp_other", key: "key-2");

        await AssertGoneAsync(kept, "resp_other");
        kept.Clock.Advance(TimeSpan.FromHours(24));
        await AssertGoneAsync(kept, "resp_mine");
    }

    [Theory, EachStores]
    public async Task A_chain_goes_back_to_its_first_link_and_no_further_than_asked_or_owned(Stores stores)
    {
        await using var kept = await OpenAsync(stores);
        await kept.AddAsync("resp_0", key: "key-2");
        await kept.AddAsync("resp_1", previous: "resp_0");
        await kept.AddAsync("resp_2", previous: "resp_1");
        var last = await kept.AddAsync("resp_3", previous: "resp_2", status: ResponseStatus.Incomplete);

        var whole = await kept.Store.ChainAsync("resp_3", Key, 200, Ct);
        var part = await kept.Store.ChainAsync("resp_3", Key, 2, Ct);

        Assert.Equal(["resp_3", "resp_2", "resp_1"], whole.Select(link => link.Id));
        Assert.Equal(new ChainLink("resp_3", "resp_2", ResponseStatus.Incomplete, last.Input.Length + last.Response.Length), whole[0]);
        Assert.Equal(["resp_3", "resp_2"], part.Select(link => link.Id));
    }

    [Theory, EachStores]
    public async Task An_item_is_where_its_key_had_it_last(Stores stores)
    {
        await using var kept = await OpenAsync(stores);
        await kept.AddAsync("resp_1");
        await kept.AddAsync("resp_1b", key: "key-2");
        var again = kept.Make("resp_2") with { Input = Json("""[{"id":"new"},{"id":"out_resp_1"}]""") };
        await kept.Store.SaveAsync(again, default, Ct);

        var places = await kept.Store.PlacesAsync(["in_resp_1", "out_resp_1", "out_resp_1b", "none"], Key, Ct);

        Assert.Equal(
            [("in_resp_1", "resp_1", false, 0), ("out_resp_1", "resp_2", false, 1)],
            places.OrderBy(place => place.ItemId, StringComparer.Ordinal)
                .Select(place => (place.ItemId, place.ResponseId, place.InOutput, place.Position)));
        Assert.Equal(again.Input.Length + again.Response.Length, places.Single(place => place.ResponseId == "resp_2").Bytes);
    }

    [Theory, EachStores]
    public async Task A_queued_response_is_taken_by_one_alone(Stores stores)
    {
        await using var kept = await OpenAsync(stores);
        await kept.AddAsync("resp_1", status: ResponseStatus.Queued);

        var strangers = await kept.Store.TakeAsync("resp_1", "key-2", Ct);
        var first = await kept.Store.TakeAsync("resp_1", Key, Ct);
        var second = await kept.Store.TakeAsync("resp_1", Key, Ct);

        Assert.Equal("""{"ask":"canary"}""", Text(first!.Value));
        Assert.Null(strangers);
        Assert.Null(second);
        Assert.Equal(ResponseStatus.InProgress, await kept.Store.StatusAsync("resp_1", Key, Ct));
        Assert.Equal(1, await kept.Store.UnfinishedAsync(Key, Ct));
    }

    [Theory, EachStores]
    public async Task A_response_ends_once_and_keeps_its_first_end(Stores stores)
    {
        await using var kept = await OpenAsync(stores);
        var queued = await kept.AddAsync("resp_1", status: ResponseStatus.Queued);
        var answered = queued with
        {
            Status = ResponseStatus.Completed,
            Response = Json("""{"output":[{"id":"late"}]}"""),
            Provider = Provider.OpenAi,
        };

        Assert.False(await kept.Store.EndAsync(answered with { ClientKeyId = "key-2" }, Ct));
        Assert.True(await kept.Store.EndAsync(answered, Ct));
        Assert.False(await kept.Store.EndAsync(answered with { Status = ResponseStatus.Cancelled }, Ct));

        var found = (await kept.Store.FindAsync("resp_1", Key, Ct))!;
        Assert.Equal(
            (ResponseStatus.Completed, Provider.OpenAi, """{"output":[{"id":"late"}]}"""),
            (found.Status, found.Provider, Text(found.Response)));
        Assert.Equal("resp_1", (await kept.Store.PlacesAsync(["late"], Key, Ct)).Single().ResponseId);
        Assert.Null(await kept.Store.TakeAsync("resp_1", Key, Ct));
        Assert.Equal(0, await kept.Store.UnfinishedAsync(Key, Ct));
    }

    [Theory, EachStores]
    public async Task Deleting_purging_and_erasing_take_what_they_are_told_and_its_items(Stores stores)
    {
        await using var kept = await OpenAsync(stores);
        foreach (var (id, account) in new[] { ("resp_1", "me"), ("resp_2", "me"), ("resp_3", "other") })
        {
            await kept.AddAsync(id, account: account);
        }

        Assert.False(await kept.Store.DeleteAsync("resp_1", "key-2", Ct));
        Assert.True(await kept.Store.DeleteAsync("resp_1", Key, Ct));
        Assert.False(await kept.Store.DeleteAsync("resp_1", Key, Ct));
        await AssertGoneAsync(kept, "resp_1");
        await using (var tx = await kept.Db.BeginAsync(Ct))
        {
            await kept.Store.EraseAsync(tx, "me", Ct);
            await tx.CommitAsync(Ct);
        }

        await AssertGoneAsync(kept, "resp_2");
        Assert.NotNull(await kept.Store.FindAsync("resp_3", Key, Ct));
        Assert.Equal(0, await kept.Store.PurgeAsync(10, Ct));
        kept.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal((1, 0), (await kept.Store.PurgeAsync(10, Ct), await kept.Store.PurgeAsync(10, Ct)));
    }

    [Theory, EachStores]
    public async Task An_accounts_responses_are_walked_once_in_the_order_they_were_made(Stores stores)
    {
        await using var kept = await OpenAsync(stores);
        foreach (var id in new[] { "resp_b", "resp_a", "resp_c" })
        {
            await kept.AddAsync(id, account: "me");
            await kept.AddAsync(id + "_", account: "other");
        }

        var (first, next) = await kept.Store.NextAsync("me", null, 2, Ct);
        var (second, end) = await kept.Store.NextAsync("me", next, 2, Ct);

        Assert.Equal(["resp_b", "resp_a", "resp_c"], first.Concat(second).Select(response => response.Id));
        Assert.Null(end);
    }

    private static async Task AssertGoneAsync(Kept kept, string id)
    {
        Assert.Null(await kept.Store.FindAsync(id, Key, Ct));
        Assert.Null(await kept.Store.StatusAsync(id, Key, Ct));
        Assert.Null(await kept.Store.TakeAsync(id, Key, Ct));
        Assert.Empty(await kept.Store.ChainAsync(id, Key, 200, Ct));
        Assert.Empty(await kept.Store.PlacesAsync([$"in_{id}", $"out_{id}"], Key, Ct));
        Assert.False(await kept.Store.DeleteAsync(id, Key, Ct));
    }
}
