using AwesomeAssertions;
using CmPowerShell.Engine.Hooks.Automations;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

public sealed class ModuleSourceTests
{
    [Fact]
    public void Actions_are_the_methods_of_the_class_with_their_documentation()
    {
        var (actions, areAll) = ModuleSource.Read(""""
            import os

            def not_this(self, i):
                pass

            class CAutomation(Automation):
                '''About the class.'''

                def __init__(self, cmind, automation_file):
                    def inner(self, i): pass

                ############################################################
                def run(self, i):
                    "One line in plain quotes."
                def build(
                        self,
                        i):
                    """
                    Builds it.

                      (deep) (int): how deep
            def not_this_either(self, i):
                    """
                def _helper(self, i):
                    '''Nobody calls it.'''
            # a comment at the margin
                def last(self, i): return {}

            def flatten(d):
                '''Outside.'''
            """");

        areAll.Should().BeTrue();
        actions.Should().Equal(
            new ModuleAction("run", "", 13),
            new ModuleAction("build", "        Builds it.\n\n          (deep) (int): how deep\ndef not_this_either(self, i):", 15),
            new ModuleAction("last", "", 27));
        actions[1].Summary.Should().Be("Builds it.");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("class CAutomation(Base):\n    def a(self, i): pass\n", false)]
    [InlineData("class CAutomation:\n    def a(self, i): pass\n", true)]
    [InlineData("class CAutomation(\n    Automation):\n    def a(self, i): pass\n", false)]
    [InlineData("class CAutomationOther(Automation):\n    def a(self, i): pass\n", false)]
    public void A_class_with_another_base_may_have_more(string text, bool areAll) => ModuleSource.Read(text).AreAll.Should().Be(areAll);

    [Fact]
    public void Documentation_that_is_not_closed_is_none() =>
        ModuleSource.Read("class CAutomation:\n    def a(self, i):\n        '''never closed\n").Actions.Should().Equal(new ModuleAction("a", "", 2));
}
