using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Platform;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Connections;

namespace Maru.Host;

/// <summary>
/// Why the server does not start although nothing is wrong with the program: its settings or its surroundings are. The operator gets a
/// sentence and an exit code instead of a crash.
/// </summary>
internal static partial class StartRefusal
{
    // EX_TEMPFAIL of sysexits: the next start may succeed, and nothing need be changed but the room on the disk.
    private const int DiskFull = 75;

    // ENOSPC.
    private const int NoSpace = 28;

    /// <summary>The exit code that goes with the sentence.</summary>
    public static int ExitCodeOf(Exception? e) => e switch
    {
        null => VaultDecision.ConfigurationError,
        DbException db when DbTroubles.Of(db) is DbTrouble.Full => DiskFull,
        IOException { HResult: NoSpace } => DiskFull,
        _ => ExitCodeOf(e.InnerException),
    };

    /// <summary>The sentence; null: the program is at fault.</summary>
    public static string? Of(Exception e) => e switch
    {
        StartRefusedException => e.Message,
        DbException db => DbTroubles.Of(db) is { } trouble
            ? $"The server cannot start: {trouble.WordsAtStart()}. Mend that, then start it again." : null,
        IOException { HResult: NoSpace } => $"{e.Message.TrimEnd('.')}. Free space, then start the server again.",
        IOException { InnerException: AddressInUseException } or AddressInUseException =>
            $"Another program listens at {Address().Match(e.Message).Value}. Stop it, or choose another address, for instance "
            + "--urls http://localhost:8081",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "The server may not listen at the port in Urls. Set Urls to a port above 1023, or give the program the right.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            "This machine does not have the address in Urls. Set Urls to one it has.",
        _ when IsOfListening(e) => $"The server cannot listen as it is set: {e.Message.Split('\n')[0].Trim().TrimEnd('.')}. {Mending(e)}",
        UriFormatException => $"A setting has the wrong form: {e.Message} Urls is written like http://localhost:8080.",

        // Its message may quote the value, and that may be a secret.
        FormatException => "A setting has the wrong form. Urls is written like http://localhost:8080.",
        InvalidDataException => $"A file of settings cannot be read: {e.Message}{PlaceIn(e)}",
        InvalidOperationException when Setting().Match(e.Message) is { Success: true } bad =>
            $"The setting {bad.Groups[1].Value} has a value of the wrong form.",
        IOException or UnauthorizedAccessException =>
            $"{e.Message.TrimEnd('.')}. Give the user who runs the server the right to it and see that its disk can be written, "
            + "or set Database:Connection to another place.",
        AggregateException or TypeInitializationException or System.Reflection.TargetInvocationException or InvalidOperationException =>
            e.InnerException is { } inner ? Of(inner) : null,
        _ => null,
    };

    // Whatever Kestrel throws while it binds comes of what it was given; its exceptions are of any type, and have no other sign.
    private static bool IsOfListening(Exception e) =>
        e.StackTrace?.Contains(" Microsoft.AspNetCore.Server.Kestrel.", StringComparison.Ordinal) ?? false;

    private static string Mending(Exception e) =>
        e is CryptographicException or IOException or UnauthorizedAccessException
            || e.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            ? "Name a certificate that can be read in Kestrel:Certificates:Default:Path (and its Password or KeyPath), "
                + "or listen at http:// behind a proxy that has one."
            : "Where it listens stands in Urls or in Kestrel:Endpoints.";

    private static string PlaceIn(Exception? e) => e switch
    {
        null => "",
        JsonException { LineNumber: { } line, BytePositionInLine: { } at } => $" It is no JSON from line {line + 1}, byte {at + 1}.",
        _ => PlaceIn(e.InnerException),
    };

    // The framework says it in its message only: "Failed to bind to address http://127.0.0.1:8080: address already in use."
    [GeneratedRegex(@"https?://\S+\w")]
    private static partial Regex Address();

    // The words of the framework's binder, which reads what is not ours; the value that stands beside the name may be a secret.
    [GeneratedRegex(@"onfiguration value .*at '([\w:]+)' to type")]
    private static partial Regex Setting();
}
