namespace Maru.Platform.Tests.Secrets;

internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("maru-secrets-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
