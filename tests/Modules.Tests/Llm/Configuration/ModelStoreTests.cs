using System.Data.Common;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Modules.Tests.Llm.UseCases;
using Maru.Platform.Sql;
using static Maru.Modules.Tests.Llm.Configuration.Sample;

namespace Maru.Modules.Tests.Llm.Configuration;

/// <summary>What holds of every store of models: the one in memory, and the one on either database.</summary>
public sealed class ModelStoreTests
{
    [Theory, EachStores]
    public async Task A_model_is_found_as_it_was_inserted(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var model = Model(1) with { IsDefault = true, Parameters = """{"temperature": 0.50}""", RowVersion = 4 };

        Assert.True(await InsertAsync(room, model));

        Assert.Equal(model, await room.ReadAsync(on => Of(room).FindAsync(on, model.Id, Room.Ct)));
        Assert.Null(await room.ReadAsync(on => Of(room).FindAsync(on, "gone", Room.Ct)));
    }

    [Theory, EachStores]
    public async Task A_name_is_taken_once_a_provider(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Model(1));

        var same = await InsertAsync(room, Model(2) with { ModelId = Model(1).ModelId });
        var elsewhere = await InsertAsync(room, Model(3) with { ModelId = Model(1).ModelId, Provider = Provider.Gemini });

        Assert.Equal((false, true), (same, elsewhere));
        Assert.Equal([1, 3], (await room.ModelsAsync()).Select(NumberOf));
    }

    [Theory, EachStores]
    public async Task A_second_default_is_refused_whether_inserted_or_updated(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Model(1) with { IsDefault = true });
        await InsertAsync(room, Model(2));

        var inserted = await Assert.ThrowsAnyAsync<DbException>(() => InsertAsync(room, Model(3) with { IsDefault = true }));
        var updated = await Assert.ThrowsAnyAsync<DbException>(() => UpdateAsync(room, Model(2) with { IsDefault = true, RowVersion = 2 }));

        Assert.All([inserted, updated], e => Assert.True(Db.IsUniqueViolation(e)));
        Assert.Equal([Model(1) with { IsDefault = true }, Model(2)], await room.ModelsAsync());
    }

    [Theory, EachStores]
    public async Task The_default_is_taken_from_the_others_only(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Model(1) with { IsDefault = true });
        await InsertAsync(room, Model(2));
        var later = Start.AddHours(1);

        await room.WriteAsync(tx => Of(room).ClearDefaultAsync(tx, Model(1).Id, later, Room.Ct));
        var kept = await room.ModelsAsync();
        await room.WriteAsync(tx => Of(room).ClearDefaultAsync(tx, Model(2).Id, later, Room.Ct));

        Assert.Equal([Model(1) with { IsDefault = true }, Model(2)], kept);
        Assert.Equal([Model(1) with { RowVersion = 2, UpdatedAt = later }, Model(2)], await room.ModelsAsync());
    }

    [Theory, EachStores]
    public async Task Lists_and_pages_have_the_oldest_first_and_of_one_instant_the_least_id(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        foreach (var model in new[] { Model(4), Model(1, minute: 1), Model(3), Model(2), Model(5) with { Provider = Provider.Gemini } })
        {
            await InsertAsync(room, model);
        }

        var first = await PageAsync(room, new PageRequest(1, 3));
        var second = await PageAsync(room, new PageRequest(1, 3, first.Next));
        var all = await PageAsync(room, new PageRequest(2, 3), provider: null);

        Assert.Equal([2, 3, 4, 5, 1], (await room.ModelsAsync()).Select(NumberOf));
        Assert.Equal([[2, 3, 4], [1], [5, 1]], new[] { first, second, all }.Select(p => p.Items.Select(NumberOf)));
        Assert.Equal([4L, 4, 5], new[] { first, second, all }.Select(p => p.Total));
        Assert.Equal([new Cursor(Start.ToMicros(), Model(4).Id), null, null], new[] { first, second, all }.Select(p => p.Next));
    }

    [Theory, EachStores]
    public async Task An_update_needs_the_version_before_it_and_leaves_what_names_the_model(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Model(1));
        var changed = Model(1) with
        {
            Name = "renamed",
            IsDefault = true,
            Parameters = """{"a":1}""",
            RowVersion = 2,
            UpdatedAt = Start.AddHours(1),
        };

        var right = await UpdateAsync(room, changed with { Provider = Provider.Gemini, ModelId = "other", CreatedAt = Start.AddDays(1) });
        var late = await UpdateAsync(room, changed with { Name = "late" });
        var early = await UpdateAsync(room, changed with { RowVersion = 4 });
        var gone = await UpdateAsync(room, changed with { Id = "gone" });

        Assert.Equal((true, false, false, false), (right, late, early, gone));
        Assert.Equal([changed], await room.ModelsAsync());
    }

    [Theory, EachStores]
    public async Task A_selection_is_read_as_it_was_written(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Model(1));
        var before = await SelectionAsync(room);
        var chosen = new Selection(Model(1).Id, Start, Room.Admin, 1);

        await room.WriteAsync(tx => Of(room).WriteSelectionAsync(tx, chosen, Room.Ct));

        Assert.Equal(new Selection(null, null, null, 0), before);
        Assert.Equal(chosen, await SelectionAsync(room));
    }

    [Theory, EachStores]
    public async Task A_model_that_is_not_there_cannot_be_selected(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);

        await Assert.ThrowsAnyAsync<DbException>(() => room.WriteAsync(
            tx => Of(room).WriteSelectionAsync(tx, new Selection("gone", Start, Room.Admin, 1), Room.Ct)));

        Assert.Equal(0, (await SelectionAsync(room)).Version);
    }

    [Theory, EachStores]
    public async Task A_model_is_deleted_once_and_is_no_longer_selected(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Model(1));
        await InsertAsync(room, Model(2));
        await room.WriteAsync(tx => Of(room).WriteSelectionAsync(tx, new Selection(Model(1).Id, Start, Room.Admin, 1), Room.Ct));

        var other = await DeleteAsync(room, Model(2).Id);
        var stillSelected = await SelectionAsync(room);
        var first = await DeleteAsync(room, Model(1).Id);
        var again = await DeleteAsync(room, Model(1).Id);

        Assert.Equal((true, true, false), (other, first, again));
        Assert.Equal(Model(1).Id, stillSelected.ModelRowId);
        Assert.Equal(new Selection(null, Start, Room.Admin, 1), await SelectionAsync(room));
    }

    private static IModelStore Of(Room room) => room.Get<IModelStore>();

    private static Task<Selection> SelectionAsync(Room room) => room.ReadAsync(on => Of(room).ReadSelectionAsync(on, Room.Ct));

    private static Task<Page<ConfiguredModel>> PageAsync(Room room, PageRequest page, Provider? provider = Provider.OpenAi) =>
        room.ReadAsync(on => Of(room).PageAsync(on, provider, page, Room.Ct));

    private static Task<bool> InsertAsync(Room room, ConfiguredModel model) =>
        room.WriteAsync(tx => Of(room).InsertAsync(tx, model, Room.Ct));

    private static Task<bool> UpdateAsync(Room room, ConfiguredModel model) =>
        room.WriteAsync(tx => Of(room).UpdateAsync(tx, model, Room.Ct));

    private static Task<bool> DeleteAsync(Room room, string id) => room.WriteAsync(tx => Of(room).DeleteAsync(tx, id, Room.Ct));
}
