using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity;
using Maru.Modules.Identity.Invitations;
using Maru.Modules.Identity.Sessions;
using Maru.Modules.Identity.SigningIn;
using Maru.Modules.Identity.SigningKeys;
using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Auditing;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Tests.Identity;

/// <summary>One node: the module as the host registers it, on a migrated database, started.</summary>
internal sealed class Room : IAsyncDisposable
{
    public const string Password = "correct horse";

    private readonly ModuleHost _host;

    private Room(ModuleHost host) => _host = host;

    public Db Db => Get<Db>();

    public IAuthenticator Authenticator => Get<IAuthenticator>();

    public RecordedAudit Audit => (RecordedAudit)Get<IAuditTrail>();

    public FakeClock Clock => _host.Clock;

    public static async Task<Room> StartAsync(
        TestDatabase database, FakeClock? clock = null, Vault? vault = null, params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?> { ["Identity:PasswordIterations"] = "10" };
        foreach (var (key, value) in settings)
        {
            values[$"Identity:{key}"] = value;
        }

        var room = new Room(await ModuleHost.StartAsync(
            database, clock ?? new FakeClock(),
            services => (vault is null ? services : services.AddSingleton(vault)).AddIdentity(), values, typeof(SigningKeyWorker)));
        await room.PollAsync();
        return room;
    }

    public T Get<T>()
        where T : notnull => _host.Get<T>();

    public async Task<SessionGrant> SetUpAsync()
    {
        var token = await Get<ISetUp>().PrepareAsync(Ct);
        return (await CompleteAsync(token, "Admin", Password)).Value;
    }

    public Task<Outcome<SessionGrant>> CompleteAsync(string? token, string? username, string? password) =>
        Get<CompleteSetUp>().RunAsync(token, new Application { Username = username, Password = password }, RequestOrigin.Unknown, Ct);

    public Task<Outcome<SessionGrant>> SignInAsync(string? username, string? password, string address = "") =>
        Get<SignIn>().RunAsync(username, password, RequestOrigin.Of(address, "test"), Ct);

    /// <summary>An account made by an invitation of the administrator, signed in.</summary>
    public async Task<SessionGrant> JoinAsync(CurrentUser admin, string username, Role role = Role.User)
    {
        var made = await Get<CreateInvitation>().RunAsync(admin, WireName<Role>.Of(role), note: null, expiresAt: null, Ct);
        return (await AcceptAsync(made.Value.Token, username)).Value;
    }

    public Task<Outcome<SessionGrant>> AcceptAsync(string? token, string username, string? email = null) => Get<AcceptInvitation>().RunAsync(
        token, new Application { Username = username, Password = Password, Email = email }, RequestOrigin.Unknown, Ct);

    public CurrentUser User(SessionGrant grant) => Authenticator.Authenticate(grant.AccessToken)!;

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var session = await Db.OpenAsync(Ct);
        return await session.ScalarAsync<T>(sql, ct: Ct);
    }

    public async Task ExecuteAsync(string sql, object? args = null)
    {
        await using var tx = await Db.BeginAsync(Ct);
        await tx.ExecuteAsync(sql, args, Ct);
        await tx.CommitAsync(Ct);
    }

    /// <summary>What the platform's poller does four times a second on every node.</summary>
    public async Task PollAsync()
    {
        foreach (var snapshot in _host.All<ISnapshot>())
        {
            await snapshot.RefreshAsync(Ct);
        }
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
}
