using Maru.Testing;

namespace Maru.Platform.Tests.Secrets;

internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("maru-secrets-").FullName;

    public void Dispose() => TestFolder.Delete(Path);
}
