using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Modules.Tests.Llm.UseCases;
using Maru.Platform.Sql;
using static Maru.Modules.Tests.Llm.Configuration.Sample;

namespace Maru.Modules.Tests.Llm.Configuration;

/// <summary>What a transaction is to the stores of keys, models and policies, in memory and on either database.</summary>
public sealed class StoreTransactionTests
{
    private const string Before = "keys 1 success; models 1; selected - of 0; policies 1 Active";
    private const string After = "keys 3 failed, 2 ; models 3; selected 3 of 1; policies 2 Active, 1 Superseded";

    [Theory, EachStores]
    public async Task It_sees_what_it_wrote_and_the_others_see_that_after_the_commit(Stores stores)
    {
        await using var room = await FurnishedAsync(stores);
        await using var tx = await room.Database.Db.BeginAsync(Room.Ct);
        await WriteAllAsync(room, tx);

        var (inside, outside) = (await SeenAsync(room, tx), await room.ReadAsync(on => SeenAsync(room, on)));
        await tx.CommitAsync(Room.Ct);

        Assert.Equal((After, Before), (inside, outside));
        Assert.Equal(After, await room.ReadAsync(on => SeenAsync(room, on)));
    }

    [Theory, EachStores]
    public async Task What_it_wrote_has_never_been_when_it_is_undone(Stores stores)
    {
        await using var room = await FurnishedAsync(stores);
        await using (var tx = await room.Database.Db.BeginAsync(Room.Ct))
        {
            await WriteAllAsync(room, tx);
        }

        Assert.Equal(Before, await room.ReadAsync(on => SeenAsync(room, on)));
        await room.WriteAsync(tx => WriteAllAsync(room, tx));
        Assert.Equal(After, await room.ReadAsync(on => SeenAsync(room, on)));
    }

    private static async Task<Room> FurnishedAsync(Stores stores)
    {
        var room = await Room.OpenAsync(stores);
        await room.WriteAsync(async tx =>
        {
            await room.Get<IApiKeyStore>().InsertAsync(tx, Key(1), Room.Ct);
            await room.Get<IApiKeyStore>().NoteTestAsync(tx, Key(1).Id, "success", Start, Room.Ct);
            await room.Get<IModelStore>().InsertAsync(tx, Model(1), Room.Ct);
            await room.Get<IPolicyStore>().InsertAsync(tx, Policy(1), Room.Ct);
        });
        return room;
    }

    private static async Task WriteAllAsync(Room room, Tx tx)
    {
        var (keys, models, policies) = (room.Get<IApiKeyStore>(), room.Get<IModelStore>(), room.Get<IPolicyStore>());
        await keys.DeleteAsync(tx, Key(1).Id, Room.Ct);
        await keys.InsertAsync(tx, Key(3), Room.Ct);
        Assert.True(await keys.UpdateAsync(tx, Key(3) with { RowVersion = 2 }, Room.Ct));
        await keys.NoteTestAsync(tx, Key(3).Id, "failed", Start, Room.Ct);
        await keys.InsertAsync(tx, Key(2), Room.Ct);
        await models.DeleteAsync(tx, Model(1).Id, Room.Ct);
        Assert.True(await models.InsertAsync(tx, Model(3) with { ModelId = Model(1).ModelId }, Room.Ct));
        await models.WriteSelectionAsync(tx, new Selection(Model(3).Id, Start, Room.Admin, 1), Room.Ct);
        await policies.SupersedeAsync(tx, Room.Ct);
        await policies.InsertAsync(tx, Policy(2), Room.Ct);
    }

    private static async Task<string> SeenAsync(Room room, Statements on)
    {
        var keys = await room.Get<IApiKeyStore>().ListAsync(on, Room.Ct);
        var models = await room.Get<IModelStore>().ListAsync(on, Room.Ct);
        var selection = await room.Get<IModelStore>().ReadSelectionAsync(on, Room.Ct);
        var policies = (await room.Get<IPolicyStore>().PageAsync(on, new(1, 10), Room.Ct)).Items;
        return $"keys {string.Join(", ", keys.Select(k => $"{NumberOf(k)} {k.LastTestStatus}"))}; "
            + $"models {string.Join(", ", models.Select(NumberOf))}; selected {selection.ModelRowId?[^1] ?? '-'} of {selection.Version}; "
            + $"policies {string.Join(", ", policies.Select(p => $"{NumberOf(p)} {p.State}"))}";
    }
}
