using System.Data.Common;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Modules.Tests.Llm.UseCases;
using Maru.Platform.Sql;
using static Maru.Modules.Tests.Llm.Configuration.Sample;

namespace Maru.Modules.Tests.Llm.Configuration;

/// <summary>What holds of every store of keys: the one in memory, and the one on either database.</summary>
public sealed class ApiKeyStoreTests
{
    [Theory, EachStores]
    public async Task A_key_is_found_as_it_was_inserted(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var key = Key(1) with { BaseUrl = "https://proxy.example/v1/", IsActive = false, Priority = 7 };

        await InsertAsync(room, key);

        Assert.Equal(key, await FindAsync(room, key.Id));
        Assert.Null(await FindAsync(room, Key(2).Id));
    }

    [Theory, EachStores]
    public async Task A_new_key_was_never_tested_nor_used(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);

        await InsertAsync(room, Key(1) with { LastTestedAt = Start, LastTestStatus = "success", LastUsedAt = Start });

        Assert.Equal(Key(1), await FindAsync(room, Key(1).Id));
    }

    [Theory, EachStores]
    public async Task An_id_that_is_taken_is_refused(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Key(1));

        var refused = await Assert.ThrowsAnyAsync<DbException>(() => InsertAsync(room, Key(1) with { Name = "second" }));

        Assert.True(Db.IsUniqueViolation(refused));
        Assert.Equal([Key(1)], await room.KeysAsync());
    }

    [Theory, EachStores]
    public async Task The_list_has_the_newest_first_and_of_one_instant_the_greatest_id(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);

        await InsertAsync(room, Key(2), Key(9, minute: 1), Key(4), Key(1, minute: 2), Key(3));

        Assert.Equal([1, 9, 4, 3, 2], (await room.KeysAsync()).Select(NumberOf));
    }

    [Theory, EachStores]
    public async Task Pages_cut_through_one_instant_and_show_every_key_of_the_provider_once(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, [.. Enumerable.Range(1, 5).Select(i => Key(i)), Key(6) with { Provider = Provider.Gemini }]);

        var first = await PageAsync(room, new PageRequest(1, 2));
        var second = await PageAsync(room, new PageRequest(1, 2, first.Next));
        var last = await PageAsync(room, new PageRequest(1, 2, second.Next));
        var byNumber = await PageAsync(room, new PageRequest(2, 2));
        var beyond = await PageAsync(room, new PageRequest(4, 2));
        var all = await PageAsync(room, new PageRequest(1, 6), provider: null);

        Assert.Equal([[5, 4], [3, 2], [1]], new[] { first, second, last }.Select(p => p.Items.Select(NumberOf)));
        Assert.Equal([5L, 5, 5, 5, 6], new[] { first, second, last, beyond, all }.Select(p => p.Total));
        Assert.Equal(new Cursor(Start.ToMicros(), Key(4).Id), first.Next);
        Assert.Equal(second.Items, byNumber.Items);
        Assert.Empty(beyond.Items);
        Assert.All([last, beyond, all], p => Assert.Null(p.Next));
    }

    [Theory, EachStores]
    public async Task A_page_goes_on_where_a_key_stood_that_is_gone(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Key(1), Key(2), Key(3), Key(4));
        var first = await PageAsync(room, new PageRequest(1, 2));
        await DeleteAsync(room, Key(3).Id);

        var second = await PageAsync(room, new PageRequest(1, 2, first.Next));

        Assert.Equal([2, 1], second.Items.Select(NumberOf));
    }

    [Theory, EachStores]
    public async Task An_update_needs_the_version_before_it_and_leaves_what_was_noted(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Key(1));
        await room.WriteAsync(tx => Of(room).NoteTestAsync(tx, Key(1).Id, "failed", Start.AddHours(1), Room.Ct));
        var changed = Key(1) with
        {
            Key = new SealedKey("other", "sk-...othr", "k2"),
            Name = "renamed",
            BaseUrl = "https://b.example/",
            IsActive = false,
            Priority = 3,
            RowVersion = 2,
            UpdatedAt = Start.AddHours(2),
        };

        var right = await UpdateAsync(room, changed);
        var late = await UpdateAsync(room, changed with { Name = "late" });
        var early = await UpdateAsync(room, changed with { RowVersion = 4 });
        var gone = await UpdateAsync(room, changed with { Id = "gone" });

        Assert.Equal((true, false, false, false), (right, late, early, gone));
        Assert.Equal(changed with { LastTestedAt = Start.AddHours(1), LastTestStatus = "failed" }, Assert.Single(await room.KeysAsync()));
    }

    [Theory, EachStores]
    public async Task An_update_moves_a_key_to_no_other_provider_and_no_other_time(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Key(1));

        await UpdateAsync(room, Key(1) with { Provider = Provider.Gemini, CreatedAt = Start.AddDays(1), RowVersion = 2 });

        Assert.Equal(Key(1) with { RowVersion = 2 }, await FindAsync(room, Key(1).Id));
    }

    [Theory, EachStores]
    public async Task Another_seal_leaves_hint_version_and_time(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Key(1), Key(2));

        await room.WriteAsync(tx => Of(room).ResealAsync(tx, Key(1).Id, "resealed", "k2", Room.Ct));
        await room.WriteAsync(tx => Of(room).ResealAsync(tx, "gone", "resealed", "k2", Room.Ct));

        Assert.Equal([Key(2), Key(1) with { Key = new SealedKey("resealed", Key(1).Key.Hint, "k2") }], await room.KeysAsync());
    }

    [Theory, EachStores]
    public async Task A_key_is_deleted_once(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Key(1), Key(2));

        var first = await DeleteAsync(room, Key(1).Id);
        var again = await DeleteAsync(room, Key(1).Id);

        Assert.Equal((true, false), (first, again));
        Assert.Equal([Key(2)], await room.KeysAsync());
    }

    private static IApiKeyStore Of(Room room) => room.Get<IApiKeyStore>();

    private static Task<ApiKey?> FindAsync(Room room, string id) => room.ReadAsync(on => Of(room).FindAsync(on, id, Room.Ct));

    private static Task<Page<ApiKey>> PageAsync(Room room, PageRequest page, Provider? provider = Provider.OpenAi) =>
        room.ReadAsync(on => Of(room).PageAsync(on, provider, page, Room.Ct));

    private static Task InsertAsync(Room room, params ApiKey[] keys) => room.WriteAsync(async tx =>
    {
        foreach (var key in keys)
        {
            await Of(room).InsertAsync(tx, key, Room.Ct);
        }
    });

    private static Task<bool> UpdateAsync(Room room, ApiKey key) => room.WriteAsync(tx => Of(room).UpdateAsync(tx, key, Room.Ct));

    private static Task<bool> DeleteAsync(Room room, string id) => room.WriteAsync(tx => Of(room).DeleteAsync(tx, id, Room.Ct));
}
