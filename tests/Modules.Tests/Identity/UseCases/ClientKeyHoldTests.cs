using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.ClientKeys;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity.UseCases;

/// <summary>What somebody who manages client keys has set binds a key's owner.</summary>
public sealed class ClientKeyHoldTests
{
    private const string Manager = "manager";

    private static readonly ClientKeyLimits None = new(null, null, null);
    private static readonly ClientKeyLimits Held = new(60, 1_000, 5_000_000);
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task An_owner_lowers_what_an_administrator_set_and_neither_raises_nor_removes_it(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var room = await Room.StartAsync(database);
        var owner = room.Authenticator.Authenticate((await room.SetUpAsync()).AccessToken)!;
        var key = (await room.Get<CreateClientKey>().RunAsync(owner, "key", null, None, null, Ct)).Value;
        Task<Outcome<IssuedKey>> ChangeAsync(CurrentUser user, string? ownerId, ClientKeyLimits limits) =>
            room.Get<ChangeClientKey>().RunAsync(user, ownerId, key.Key.Id, null, Given(limits), Ct);

        Assert.Equal(Manager, (await ChangeAsync(owner with { Id = Manager }, null, Held)).Value.HeldBy);
        var raised = await ChangeAsync(owner, owner.Id, Held with { RequestsPerMinute = 61 });
        var removed = await ChangeAsync(owner, owner.Id, None);
        var lowered = await ChangeAsync(owner, owner.Id, Held with { TokensPerMinute = 999 });
        var raisedAgain = await ChangeAsync(owner, owner.Id, Held);

        Assert.All([raised, removed, raisedAgain], o => Assert.Equal("identity.client_key_is_held", o.Failure?.Code));
        Assert.Equal(Manager, lowered.Value.HeldBy);
        Assert.Equal(Held with { TokensPerMinute = 999 }, room.Get<IClientKeys>().Find(key.Secret)!.Limits);
        Assert.Null((await ChangeAsync(owner with { Id = Manager }, null, None)).Failure);
        Assert.Null((await ChangeAsync(owner, owner.Id, Held)).Failure);
    }

    [Fact]
    public void Scopes_and_expiry_are_held_as_limits_are()
    {
        var held = Change(Key(), new ClientKeyPatch { Scopes = ["chat"], ExpiryGiven = true, ExpiresAt = Now.AddDays(9) }, Manager).Value;

        Assert.Equal("identity.client_key_is_held", Change(held, new ClientKeyPatch { Scopes = ["chat", "models"] }).Failure?.Code);
        Assert.Equal("identity.client_key_is_held", Change(held, new ClientKeyPatch { ExpiryGiven = true }).Failure?.Code);
        Assert.Equal(
            "identity.client_key_is_held", Change(held, new ClientKeyPatch { ExpiryGiven = true, ExpiresAt = Now.AddDays(10) }).Failure?.Code);
        Assert.Null(Change(held, new ClientKeyPatch { ExpiryGiven = true, ExpiresAt = Now.AddDays(8) }).Failure);
        Assert.Null(Change(held, new ClientKeyPatch { Name = "other" }).Failure);
        Assert.Null(Change(held, Given(Held)).Failure);
    }

    [Fact]
    public void A_manager_who_lets_a_key_do_everything_binds_nobody()
    {
        var freed = Change(Change(Key(), Given(Held), Manager).Value, Given(None), Manager).Value;

        Assert.Null(freed.HeldBy);
        Assert.Null(Change(Change(freed, Given(Held)).Value, Given(None)).Failure);
    }

    [Fact]
    public void Nobody_is_bound_by_his_own_terms_nor_by_a_name_that_another_gave()
    {
        var renamed = Change(Key(), new ClientKeyPatch { Name = "other" }, Manager).Value;
        var own = Change(Change(Key(), Given(Held)).Value, Given(None));
        var asManager = Change(Change(Key(), Given(Held), "owner").Value, Given(None));

        Assert.Null(renamed.HeldBy);
        Assert.All([own, asManager], o => Assert.Null(o.Failure));
    }

    private static ClientKeyPatch Given(ClientKeyLimits limits) => new() { LimitsGiven = true, Limits = limits };

    private static Outcome<IssuedKey> Change(IssuedKey key, ClientKeyPatch patch, string? managerId = null) =>
        key.Change(patch, managerId, Now);

    private static IssuedKey Key() =>
        IssuedKey.New("id", "owner", ClientKeySecret.New(), ClientKeyTerms.Check("key", null, null, null, null).Value, Now);
}
