using System.Security.Cryptography;

namespace Oqupie.Architecture.Tests;

/// <summary>Migrations run in the order of their numbers, on both databases in the same, and what was released stays as it was.</summary>
public sealed class MigrationTests
{
    private const string Folder = "src/Storage/Migrations";

    [Fact]
    public void Both_databases_have_the_same_migrations() => Assert.Equal(Names("Sqlite"), Names("PostgreSql"), StringComparer.Ordinal);

    [Fact]
    public void A_number_is_given_once() =>
        Offenders.None(
            from name in Names("Sqlite").Union(Names("PostgreSql"), StringComparer.Ordinal)
            group name by name[..4] into same
            where same.Count() > 1
            select string.Join(", ", same));

    [Fact]
    public void A_name_is_a_number_and_what_it_does() =>
        Offenders.None(Names("Sqlite").Where(name => !name[..4].All(char.IsAsciiDigit) || name[4] is not '_' || name.Any(char.IsAsciiLetterUpper)));

    /// <summary>In released.txt: what sha256sum says of each, added with the release that brings it.</summary>
    [Fact]
    public void What_was_released_is_never_edited() =>
        Offenders.None(
            from line in House.Read($"{Folder}/released.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            let hash = line.Split("  ")[0]
            let file = $"{Folder}/{line.Split("  ")[1]}"
            where !House.Files.Contains(file, StringComparer.Ordinal)
                || !string.Equals(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(House.Root, file)))), hash, StringComparison.Ordinal)
            select file);

    private static string[] Names(string provider) =>
    [
        .. House.Files.Where(file => file.StartsWith($"{Folder}/{provider}/", StringComparison.Ordinal)).Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];
}
