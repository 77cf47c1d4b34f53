using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.UseCases;

public sealed class PolicyTests
{
    private const string Key = "sk-test1234567890abcdef";

    [Fact]
    public async Task A_fresh_server_answers_itself()
    {
        await using var room = await Room.OpenAsync(Stores.Fake);

        Assert.Equal(0, room.Settings.Policy.Version);
        Assert.Equal((Provider.Builtin, "text-small"), (room.Route("text-small").Provider, room.Route("text-small").Model));
        Assert.Equal("image", room.Route("image").Model);
        Assert.Equal("text-small", room.Route("default").Model);
    }

    [Theory, EachStores]
    public async Task A_change_is_probed_for_all_types_and_new_requests_follow_it(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await room.AddKeyAsync(Key);

        var changed = await ChangeAsync(room, 0);

        Assert.Equal((1L, PolicyState.Active), (changed.Value.Number, changed.Value.State));
        Assert.Equal(["big", "paint", "tiny"], room.Probe.Seen.Select(t => t.Model!).Order());
        Assert.Equal(("tiny", 1L), (room.Route("text-small").Model, room.Route("text-small").PolicyVersion));
    }

    [Theory, EachStores]
    public async Task A_refused_mapping_leaves_the_policy_and_stands_in_the_history(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await room.AddKeyAsync(Key);
        room.Probe.Answer = t => t.Model == "big" ? ProbeFailure.ModelUnavailable : null;

        var blank = await ChangeAsync(room, 0, small: " ");
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        var unknown = await ChangeAsync(room, 0);
        var history = await room.Get<ReadPolicyHistory>().RunAsync(new PageRequest(1, 50), Room.Ct);

        Assert.Equal(("llm.invalid_policy", FailureKind.Invalid), (blank.Failure?.Code, blank.Failure!.Kind));
        Assert.Equal(("llm.probe_failed", FailureKind.Unprocessable), (unknown.Failure?.Code, unknown.Failure!.Kind));
        Assert.Equal(["text-large"], unknown.Failure.Fields!.Keys);
        Assert.Equal(0, room.Settings.Policy.Version);
        Assert.Equal(["llm.probe_failed", "llm.invalid_policy"], history.Items.Select(p => p.Rejection!));
        Assert.All(history.Items, p => Assert.Equal((PolicyState.Rejected, null), (p.State, p.Version)));
        Assert.Equal(2, (await room.EventsAsync()).Count(e => e.StartsWith("llm.policy_rejected.v1", StringComparison.Ordinal)));
    }

    [Theory, EachStores]
    public async Task A_rollback_is_a_new_version_equal_to_the_chosen_one(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await room.AddKeyAsync(Key);
        var first = (await ChangeAsync(room, 0)).Value;
        await ChangeAsync(room, 1, small: "worse");
        room.Clock.Advance(TimeSpan.FromSeconds(1));

        var back = (await room.Get<RollBackPolicy>().RunAsync(1, 2, null, false, Room.Admin, Room.Ct)).Value;
        var history = await room.Get<ReadPolicyHistory>().RunAsync(new PageRequest(1, 50), Room.Ct);

        Assert.Equal((3L, 2L, 1L), (back.Number, back.PreviousVersion, back.RolledBackTo));
        Assert.Equal(first.Mappings[Provider.OpenAi], back.Mappings[Provider.OpenAi]);
        Assert.Equal(("tiny", 3L), (room.Route("text-small").Model, room.Route("text-small").PolicyVersion));
        Assert.Equal(3, history.Total);
        Assert.Single(history.Items, p => p.State == PolicyState.Active);
        Assert.Equal("worse", history.Items.Single(p => p.Version == 2).ModelOf(ModelType.TextSmall));
    }

    [Theory, EachStores]
    public async Task A_rollback_reaches_the_policy_of_the_fresh_server(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await room.AddKeyAsync(Key);
        await ChangeAsync(room, 0);

        var back = await room.Get<RollBackPolicy>().RunAsync(0, 1, "trouble", false, Room.Admin, Room.Ct);
        var never = await room.Get<RollBackPolicy>().RunAsync(77, 2, null, false, Room.Admin, Room.Ct);
        var same = await room.Get<RollBackPolicy>().RunAsync(2, 2, null, false, Room.Admin, Room.Ct);

        Assert.Equal(2, back.Value.Number);
        Assert.Equal(Provider.Builtin, room.Route("text-small").Provider);
        Assert.Equal("llm.policy_version_not_found", never.Failure?.Code);
        Assert.Equal("llm.policy_already_active", same.Failure?.Code);
    }

    [Theory, EachStores]
    public async Task A_failed_probe_is_overruled_by_force_with_a_reason_only(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await room.AddKeyAsync(Key);
        room.Probe.Answer = _ => ProbeFailure.Timeout;

        var silent = await ChangeAsync(room, 0, reason: " ", force: true);
        var reasoned = await ChangeAsync(room, 0, reason: "vendor says it is up", force: true);

        Assert.Equal("llm.reason_required", silent.Failure?.Code);
        Assert.True(reasoned.Value.Forced);
        Assert.Equal(3, reasoned.Value.Probes.Count(p => p.Result.Failure == ProbeFailure.Timeout));
    }

    [Fact]
    public async Task A_provider_without_a_key_is_refused()
    {
        await using var room = await Room.OpenAsync(Stores.Fake);

        var refused = await ChangeAsync(room, 0, force: true);

        Assert.Equal("llm.provider_key_missing", refused.Failure?.Code);
        Assert.Empty(room.Probe.Seen);
    }

    [Theory, EachDialect]
    public async Task Of_many_changes_on_one_version_one_wins(Dialect dialect)
    {
        await using var room = await Room.OpenAsync(dialect);
        await room.AddKeyAsync(Key);

        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => ChangeAsync(room, 0, small: $"m{i}"), Room.Ct)));

        Assert.Single(all, o => o.Failure is null);
        Assert.All(all.Where(o => o.Failure is not null), o => Assert.Equal("llm.policy_version_conflict", o.Failure!.Code));
        Assert.Equal(1, room.Settings.Policy.Version);
    }

    private static Task<Outcome<ProviderPolicy>> ChangeAsync(
        Room room, long expected, string small = "tiny", string reason = "test", bool force = false) =>
        room.Get<ChangePolicy>().RunAsync(
            new PolicyDraft(
                Provider.OpenAi,
                new Dictionary<Provider, TypeMapping> { [Provider.OpenAi] = new(small, "big", "paint") },
                reason, expected, Probe: true, force),
            Room.Admin, Room.Ct);
}
