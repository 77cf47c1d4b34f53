using System.Net.Sockets;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Identity.Accounts;
using Maru.Modules.Identity.Passwords;
using Maru.Modules.Identity.Rights;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Identity;

/// <summary>Accounts of any role, made behind the server's back, and clients that call from an address of their own.</summary>
internal static class People
{
    public const string Password = "correct horse battery";

    /// <summary>A signed-in person.</summary>
    public static async Task<HttpClient> PersonAsync(this AppHost host, Role role)
    {
        var services = host.App.Services;
        var account = await host.AddAccountAsync($"{WireName<Role>.Of(role)}-{Guid.NewGuid():N}", role, hash: "none");
        await using var tx = await host.Db.BeginAsync(CancellationToken.None);
        var grant = await services.GetRequiredService<SessionTokens>().StartAsync(tx, account, client: null, CancellationToken.None);
        await tx.CommitAsync(CancellationToken.None);
        return host.BearerClient(grant.AccessToken);
    }

    /// <summary>Somebody who calls with the access token of a session.</summary>
    public static HttpClient Bearing(this AppHost host, JsonElement session) => host.BearerClient(session.Text("access_token"));

    public static Task<JsonElement> LoginAsync(this AppHost host, string username, string password = Password) =>
        host.PostAsync("/api/v1/identity/login", new { username, password });

    /// <summary>An account that can sign in with <see cref="Password"/> unless a hash is given.</summary>
    public static async Task<Account> AddAccountAsync(
        this AppHost host, string username, Role role = Role.User, string? hash = null, bool disabled = false)
    {
        var (services, now) = (host.App.Services, TimeProvider.System.Now());
        using var turn = (await services.GetRequiredService<Pbkdf2Passwords>().TakeTurnAsync(CancellationToken.None)).Value;
        var account = new Account
        {
            Id = Id.New(TimeProvider.System),
            Username = username,
            PasswordHash = hash ?? turn.Hash(Password),
            Role = role,
            Locale = "en",
            TokenVersion = 1,
            DisabledAt = disabled ? now : null,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await using (var tx = await host.Db.BeginAsync(CancellationToken.None))
        {
            Assert.True(await services.GetRequiredService<SqlAccountStore>().TryAddAsync(tx, account, CancellationToken.None));
            await SnapshotVersion.BumpAsync(tx, AccessMap.Name, CancellationToken.None);
            await tx.CommitAsync(CancellationToken.None);
        }

        await services.GetRequiredService<Snapshot<AccessMap>>().RefreshAsync(CancellationToken.None);
        return account;
    }

    /// <summary>A client without credentials whose packets come from 127.0.0.<paramref name="n"/>: limits by address are its own.</summary>
    public static HttpClient ClientFrom(this AppHost host, int n)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new System.Net.IPEndPoint(new System.Net.IPAddress([127, 0, 0, (byte)n]), 0));
                await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = host.Address };
    }
}
