using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.UseCases;

public sealed class ModelTests
{
    [Theory, EachDialect]
    public async Task Fifty_at_once_leave_exactly_one_default(Dialect dialect)
    {
        await using var room = await Room.OpenAsync(dialect);
        await room.AddKeyAsync("sk-test1234567890abcdef");
        var models = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            models.Add((await room.AddModelAsync($"m-{i}", Provider.OpenAi)).Id);
        }

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Task.Run(() => room.Get<SetDefaultModel>().RunAsync(models[i % 5], null, Room.Admin, Room.Ct), Room.Ct)));

        var stored = Assert.Single(await room.ModelsAsync(), m => m.IsDefault);
        Assert.All(all, outcome => Assert.Null(outcome.Failure));
        Assert.Equal(stored.Id, room.Settings.Current.Row?.Id);
    }

    [Theory, EachStores]
    public async Task A_default_made_by_adding_or_changing_takes_it_from_the_other(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var first = await room.AddModelAsync("text-small", isDefault: true);
        await room.AddModelAsync("text-large", isDefault: true);

        var afterAdding = Assert.Single(await room.ModelsAsync(), m => m.IsDefault).ModelId;
        await room.Get<ChangeModel>().RunAsync(first.Id, default, default, true, null, Room.Admin, Room.Ct);

        Assert.Equal("text-large", afterAdding);
        Assert.Equal("text-small", Assert.Single(await room.ModelsAsync(), m => m.IsDefault).ModelId);
    }

    [Theory, EachStores]
    public async Task A_second_model_of_the_same_name_is_refused(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await room.AddModelAsync("text-small");

        var second = await room.TryAddModelAsync("builtin/text-small");

        Assert.Equal("llm.duplicate_model", second.Failure?.Code);
    }

    [Theory, EachStores]
    public async Task Removing_the_default_promotes_nobody(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var gone = await room.AddModelAsync("text-large", isDefault: true);
        await room.AddModelAsync("image");

        await room.Get<RemoveModel>().RunAsync(gone.Id, null, Room.Admin, Room.Ct);

        Assert.Equal("image", Assert.Single(await room.ModelsAsync()).ModelId);
        Assert.DoesNotContain(await room.ModelsAsync(), m => m.IsDefault);
        Assert.Equal(CurrentModelSource.Policy, room.Settings.Current.Source);
        Assert.Equal("llm.model_not_found", (await room.Get<ReadModels>().RunAsync(gone.Id, Room.Ct)).Failure?.Code);
    }

    [Theory, EachStores]
    public async Task Removing_the_selected_model_falls_back_to_the_default(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await room.AddModelAsync("text-large", isDefault: true);
        var chosen = await room.AddModelAsync("text-small");
        await room.Get<SelectModel>().RunAsync(chosen.Id, false, Room.Admin, Room.Ct);
        var before = room.Settings.Selection.Version;

        await room.Get<RemoveModel>().RunAsync(chosen.Id, null, Room.Admin, Room.Ct);

        Assert.Equal((CurrentModelSource.Default, "text-large"), (room.Settings.Current.Source, room.Settings.Current.ModelId));
        Assert.Equal(before + 1, room.Settings.Selection.Version);
    }

    [Theory, EachStores]
    public async Task A_selection_outlives_a_restart_and_clearing_it_returns_to_the_default(Stores stores)
    {
        var keys = FernetKey.Generate().Reveal();
        await using var room = await Room.OpenAsync(stores, keys);
        await room.AddModelAsync("text-large", isDefault: true);
        var chosen = await room.AddModelAsync("text-small");
        await room.Get<SelectModel>().RunAsync(chosen.Id, false, Room.Admin, Room.Ct);

        await using var later = await room.RestartAsync(keys);
        var afterRestart = later.Route("default").Model;
        var cleared = await later.Get<ClearSelection>().RunAsync(Room.Admin, Room.Ct);

        Assert.Equal("text-small", afterRestart);
        Assert.Equal((CurrentModelSource.Default, "text-large"), (cleared.Source, cleared.ModelId));
    }

    [Theory, EachStores]
    public async Task A_model_whose_provider_has_no_key_is_selected_by_force_only(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var model = await room.AddModelAsync("gpt-4o-mini", Provider.OpenAi);

        var refused = await room.Get<SelectModel>().RunAsync(model.Id, false, Room.Admin, Room.Ct);
        var forced = await room.Get<SelectModel>().RunAsync(model.Id, true, Room.Admin, Room.Ct);

        Assert.Equal("llm.provider_key_missing", refused.Failure?.Code);
        Assert.Null(forced.Failure);
        Assert.Equal("provider_key_missing", room.ErrorCode("default"));
    }

    [Fact]
    public async Task The_next_request_after_a_selection_goes_to_the_new_model_and_a_route_taken_before_stays()
    {
        await using var room = await Room.OpenAsync(Stores.Fake);
        await room.AddModelAsync("text-large", isDefault: true);
        var other = await room.AddModelAsync("text-small");
        var running = room.Route("default");

        await room.Get<SelectModel>().RunAsync(other.Id, false, Room.Admin, Room.Ct);

        Assert.Equal("text-small", room.Route("default").Model);
        Assert.Equal("text-large", running.Model);
    }
}
