using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm;

/// <summary>Event ids 1300–1399.</summary>
internal static partial class Log
{
    [LoggerMessage(1300, LogLevel.Warning,
        "{Provider} uses the key of {Variable} from the environment, because the database has none. Add it there; the environment is the last resort")]
    public static partial void EnvironmentKeyUsed(ILogger log, string provider, string variable);

    [LoggerMessage(1301, LogLevel.Information, "Taken over from the environment: {Imported}")]
    public static partial void EnvironmentImported(ILogger log, string imported);

    [LoggerMessage(1302, LogLevel.Warning, "Nothing is taken over from the environment while stored secrets are {State}")]
    public static partial void ImportPostponed(ILogger log, string state);

    [LoggerMessage(1303, LogLevel.Warning, "The stored key {KeyId} of {Provider} is opened by no encryption key; enter it again")]
    public static partial void KeyUndecryptable(ILogger log, string keyId, string provider);

    [LoggerMessage(1304, LogLevel.Warning, "Llm:DefaultModel is not of the form provider/model and is ignored")]
    public static partial void DefaultModelIgnored(ILogger log);

    [LoggerMessage(1331, LogLevel.Warning,
        "{Variable} differs from the stored keys of {Provider}, which go on serving. To use it: maru keys import, "
        + "or take it over on the web's page of keys")]
    public static partial void EnvironmentKeyUnused(ILogger log, string variable, string provider);

    [LoggerMessage(1332, LogLevel.Warning,
        "Llm:Gateway:AllowedOrigins is *: every web page may call /v1 with a client key that it holds. Name the origins if you know them")]
    public static partial void AnyOriginAllowed(ILogger log);

    [LoggerMessage(1333, LogLevel.Warning,
        "The response {Id} could not be kept, so no later request can refer to it. Its client got it all the same")]
    public static partial void ResponseNotKept(ILogger log, string id, Exception? e);

    [LoggerMessage(1330, LogLevel.Warning,
        "{Provider} says that {Model} used {Input} input and {Output} output tokens, more than the call can hold; they are estimated here")]
    public static partial void UsageNotBelieved(ILogger log, string provider, string model, int? input, int? output);
}
