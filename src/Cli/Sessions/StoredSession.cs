using System.Text.Json;
using Maru.Cli.Wire;

namespace Maru.Cli.Sessions;

/// <summary>What is kept between runs, for one server. A class, so that printing it prints no token.</summary>
internal sealed class StoredSession
{
    public required string Server { get; init; }

    public required string Username { get; init; }

    /// <summary>Null when the session has ended; the rest is kept for the next sign-in.</summary>
    public string? AccessToken { get; init; }

    public DateTimeOffset AccessExpiresAt { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>The client key made for <c>maru chat</c>.</summary>
    public string? ChatKeyId { get; init; }

    public string? ChatKey { get; init; }

    /// <summary>A new session out of the server's answer; the chat key of the same person at the same server stays.</summary>
    public static StoredSession Of(JsonElement grant, Uri server, StoredSession? before, DateTimeOffset now)
    {
        var username = grant.Inner("user").Text("username") ?? before?.Username ?? "";
        var same = before?.Server == server.AbsoluteUri && before.Username == username;
        return new StoredSession
        {
            Server = server.AbsoluteUri,
            Username = username,
            AccessToken = grant.Text("access_token"),
            AccessExpiresAt = now.AddSeconds(grant.Int("expires_in") ?? 0),
            RefreshToken = grant.Text("refresh_token"),
            ChatKeyId = same ? before!.ChatKeyId : null,
            ChatKey = same ? before!.ChatKey : null,
        };
    }

    public StoredSession SignedOut() => new() { Server = Server, Username = Username, ChatKeyId = ChatKeyId, ChatKey = ChatKey };

    public StoredSession WithChatKey(string? id, string? key) => new()
    {
        Server = Server,
        Username = Username,
        AccessToken = AccessToken,
        AccessExpiresAt = AccessExpiresAt,
        RefreshToken = RefreshToken,
        ChatKeyId = id,
        ChatKey = key,
    };
}
