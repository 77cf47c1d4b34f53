using System.Data.Common;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Modules.Tests.Llm.UseCases;
using Maru.Platform.Sql;
using static Maru.Modules.Tests.Llm.Configuration.Sample;

namespace Maru.Modules.Tests.Llm.Configuration;

/// <summary>What holds of every store of policies: the one in memory, and the one on either database.</summary>
public sealed class PolicyStoreTests
{
    [Theory, EachStores]
    public async Task A_fresh_store_has_the_policy_of_a_fresh_server_and_lists_none(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);

        Assert.Equivalent(ProviderPolicy.Initial(Profiles.All), await CurrentAsync(room), strict: true);
        Assert.Equivalent(ProviderPolicy.Initial(Profiles.All), await FindAsync(room, 0), strict: true);
        Assert.Equal(0, (await PageAsync(room, new PageRequest(1, 10))).Total);
    }

    [Theory, EachStores]
    public async Task A_version_is_found_as_it_was_inserted_and_is_the_one_in_force(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        var policy = Policy(1) with
        {
            PreviousVersion = 7,
            RolledBackTo = 3,
            Forced = true,
            Probes = [new TypeProbe(ModelType.Image, new ProbeResult(ProbeFailure.Timeout, "paint", 12))],
        };

        await InsertAsync(room, policy);

        Assert.Equivalent(policy, await FindAsync(room, 1), strict: true);
        Assert.Equivalent(policy, await CurrentAsync(room), strict: true);
        Assert.Null(await FindAsync(room, 2));
        Assert.Equal(ProviderPolicy.InitialVersion, (await FindAsync(room, 0))!.Version);
    }

    [Theory, EachStores]
    public async Task A_superseded_version_makes_room_for_the_next_and_is_still_found(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Policy(1));

        await room.WriteAsync(tx => Of(room).SupersedeAsync(tx, Room.Ct));
        var between = await CurrentAsync(room);
        await InsertAsync(room, Policy(2));

        Assert.Equal(ProviderPolicy.InitialVersion, between.Version);
        Assert.Equal(2, (await CurrentAsync(room)).Version);
        Assert.Equivalent(Policy(1) with { State = PolicyState.Superseded }, await FindAsync(room, 1), strict: true);
    }

    [Theory, EachStores]
    public async Task Two_in_force_and_two_of_one_number_are_refused_but_not_two_rejected(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Policy(1));

        var secondInForce = await Assert.ThrowsAnyAsync<DbException>(() => InsertAsync(room, Policy(2)));
        var sameNumber = await Assert.ThrowsAnyAsync<DbException>(
            () => InsertAsync(room, Policy(2) with { Version = 1, State = PolicyState.Superseded }));
        var sameId = await Assert.ThrowsAnyAsync<DbException>(() => InsertAsync(room, Rejected(1)));
        await InsertAsync(room, Rejected(3));
        await InsertAsync(room, Rejected(4));

        Assert.All([secondInForce, sameNumber, sameId], e => Assert.True(Db.IsUniqueViolation(e)));
        Assert.Equal([4, 3, 1], (await PageAsync(room, new PageRequest(1, 10))).Items.Select(NumberOf));
    }

    [Theory, EachStores]
    public async Task A_rejected_attempt_keeps_its_code_and_changes_nothing_in_force(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        await InsertAsync(room, Policy(1));

        await InsertAsync(room, Rejected(2));

        Assert.Equal(1, (await CurrentAsync(room)).Version);
        var attempt = (await PageAsync(room, new PageRequest(1, 1))).Items.Single();
        Assert.Equal((null, PolicyState.Rejected, "llm.probe_failed"), (attempt.Version, attempt.State, attempt.Rejection));
    }

    [Theory, EachStores]
    public async Task Pages_have_the_newest_first_and_cut_through_one_instant(Stores stores)
    {
        await using var room = await Room.OpenAsync(stores);
        foreach (var policy in new[] { Rejected(2), Rejected(1) with { ChangedAt = Start.AddMinutes(1) }, Rejected(4), Rejected(3) })
        {
            await InsertAsync(room, policy);
        }

        var first = await PageAsync(room, new PageRequest(1, 2));
        var second = await PageAsync(room, new PageRequest(1, 2, first.Next));
        var byNumber = await PageAsync(room, new PageRequest(2, 3));

        Assert.Equal([[1, 4], [3, 2], [2]], new[] { first, second, byNumber }.Select(p => p.Items.Select(NumberOf)));
        Assert.Equal([4L, 4, 4], new[] { first, second, byNumber }.Select(p => p.Total));
        Assert.Equal([new Cursor(Start.ToMicros(), Rejected(4).Id), null, null], new[] { first, second, byNumber }.Select(p => p.Next));
    }

    private static IPolicyStore Of(Room room) => room.Get<IPolicyStore>();

    private static Task InsertAsync(Room room, ProviderPolicy policy) => room.WriteAsync(tx => Of(room).InsertAsync(tx, policy, Room.Ct));

    private static Task<ProviderPolicy> CurrentAsync(Room room) => room.ReadAsync(on => Of(room).CurrentAsync(on, Room.Ct));

    private static Task<ProviderPolicy?> FindAsync(Room room, long version) =>
        room.ReadAsync(on => Of(room).FindAsync(on, version, Room.Ct));

    private static Task<Page<ProviderPolicy>> PageAsync(Room room, PageRequest page) =>
        room.ReadAsync(on => Of(room).PageAsync(on, page, Room.Ct));
}
