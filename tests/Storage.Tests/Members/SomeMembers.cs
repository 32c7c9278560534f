using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Storage.Tests.Members;

internal static class SomeMembers
{
    public static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static Member Member(string name, Role role = Role.Agent, params string[] groups) => new()
    {
        Id = LocalKey.New(),
        Name = name,
        Email = $"{name}@Acme.example",
        Role = role,
        Language = "ko",
        CreatedAt = Now,
        Groups = [.. groups],
    };

    public static Group Group(string name, params string[] members) => new() { Id = LocalKey.New(), Name = name, Members = [.. members] };
}
